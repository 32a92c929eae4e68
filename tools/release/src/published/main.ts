import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { runCommand } from "@gong-engagement/kit/run-command";
import { runMain } from "@gong-engagement/kit/run-main";
import { verifyPublished } from "./verify-published.ts";

const usage = `Usage: pnpm release:verify --from DIR [--registry URL]

Makes sure that a registry has the packages as \`pnpm changeset pack --out-dir DIR\` packed them, with provenance.
What was just published may take a while to be seen: it is asked for up to a minute.

  --registry URL  by default the one that pnpm is set to, which publishes there`;

const attempts = 12;

const verifyPatiently = async (registry: string, packed: string): Promise<string[]> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await verifyPublished({ registry, packed, provenance: true });
    } catch (error) {
      if (attempt === attempts) throw error;
      await wait(5_000);
    }
  }
};

const readRegistry = async (): Promise<string> =>
  (await runCommand("pnpm", ["config", "get", "registry"], { cwd: repositoryRoot, timeout: 30_000 })).trim();

const run = async (registry: string | undefined, packed: string): Promise<void> => {
  const lines = await verifyPatiently(registry ?? (await readRegistry()), packed);
  console.log(lines.join("\n"));
};

const parse = () => {
  const options = { from: { type: "string" }, registry: { type: "string" }, help: { type: "boolean" } } as const;
  const { from = "", registry, help } = parseArgs({ options }).values;
  if (!from && !help) throw new Error("`--from` is missing.");
  return { from, registry, help };
};

await runMain({ usage, parse, run: ({ from, registry }) => run(registry, from) });
