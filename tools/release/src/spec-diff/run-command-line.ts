import type { Writable } from "node:stream";
import { parseArgs, styleText } from "node:util";

const usage = `Usage: pnpm spec:diff [--base REF|FILE] [--json] [--write | --check]

Says what a TypeScript caller notices of the changes in spec/: breaking, added, fixed, and the bump that they ask for.

  --base REF   compare with spec/ as of a git ref
  --base FILE  compare with another OpenAPI document; with the overlay.yaml beside it, else with spec/overlay.yaml
  --json       print { "bump": "major|minor|patch|none", "changes": [...] } and nothing else
  --write      write the changeset for it; run again, it replaces what it wrote, your edits included
  --check      exit 1 unless the changesets since the base ask for that bump

By default the base is the commit at which HEAD left origin/main, or main if there is no origin/main. On that branch
itself it is HEAD, so what is not committed yet is compared. The other side is always the work tree.`;

const parse = (args: readonly string[]) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      base: { type: "string" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.write && values.check) throw new Error("`--write` and `--check` do not go together.");
  if (values.base === "") throw new Error("`--base` needs a git ref or a file.");
  return values;
};

/** Where a command runs, and where its answer goes. */
export interface Surroundings {
  readonly folder: string;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** Runs `pnpm spec:diff` and returns its exit code. */
export const runCommandLine = async (
  args: readonly string[],
  { folder, stdout, stderr }: Surroundings,
): Promise<0 | 1 | 2> => {
  const print = (text: string): void => void stdout.write(`${text}\n`);
  const fail = (message: string): void =>
    void stderr.write(`${styleText("red", "error", { stream: stderr })} ${message}\n`);
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    fail(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return 2;
  }
  if (values.help) {
    print(usage);
    return 0;
  }
  try {
    const { runSpecDiff } = await import("./run-spec-diff.ts");
    await runSpecDiff(values, folder, print);
    return 0;
  } catch (error) {
    const isExpected = error instanceof Error && ["SpecError", "UserError", "CommandError"].includes(error.name);
    fail(isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
};
