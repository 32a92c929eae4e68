import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { verifyPublished } from "./verify-published.ts";

const usage = `Usage: pnpm release:verify --from DIR [--registry URL]

Makes sure that a registry has the packages as \`pnpm changeset pack --out-dir DIR\` packed them, with provenance.
What was just published may take a while to be seen: it is asked for up to a minute.`;

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

const { values } = parseArgs({
  options: { from: { type: "string" }, registry: { type: "string", default: "https://registry.npmjs.org/" } },
});
if (!values.from) {
  console.error(usage);
  process.exitCode = 2;
} else {
  await verifyPatiently(values.registry, values.from).then(
    (lines) => console.log(lines.join("\n")),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
