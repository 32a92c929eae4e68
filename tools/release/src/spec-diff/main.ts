import { enableCompileCache } from "node:module";
import { parseArgs, styleText } from "node:util";

enableCompileCache();

const usage = `Usage: pnpm spec:diff [--base REF|FILE] [--json] [--write | --check]

Says what a TypeScript caller notices of the changes in spec/: breaking, added, fixed, and the bump that they ask for.

  --base REF   compare with spec/ as of a git ref
  --base FILE  compare with another OpenAPI document; with the overlay.yaml beside it, else with spec/overlay.yaml
  --json       print { "bump": "major|minor|patch|none", "changes": [...] } and nothing else
  --write      write the changeset for it; run again, it replaces what it wrote, your edits included
  --check      exit 1 unless the changesets since the base ask for that bump

By default the base is the commit at which HEAD left origin/main, or main if there is no origin/main. On that branch
itself it is HEAD, so what is not committed yet is compared. The other side is always the work tree.`;

const fail = (message: string, exitCode: 1 | 2): void => {
  process.stderr.write(`${styleText("red", "error", { stream: process.stderr })} ${message}\n`);
  process.exitCode = exitCode;
};

const parse = () => {
  const { values } = parseArgs({
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

const readArguments = () => {
  try {
    return parse();
  } catch (error) {
    fail(`${error instanceof Error ? error.message : error}\n\n${usage}`, 2);
    return undefined;
  }
};

const values = readArguments();
if (values?.help) console.log(usage);
else if (values) {
  const { runSpecDiff } = await import("./run-spec-diff.ts");
  const { base, json, write, check } = values;
  const print = (text: string) => console.log(text);
  await runSpecDiff({ base, json, write, check, folder: process.cwd(), print }).catch((error: unknown) => {
    const isExpected = error instanceof Error && ["SpecError", "Failure"].includes(error.name);
    fail(isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error), 1);
  });
}
