import { parseArgs } from "node:util";
import type { Main } from "@gong-engagement/kit/run-main";

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

/** What `pnpm spec:diff` does with these arguments in this folder. */
export const createMain = (args: readonly string[], folder: string): Main<ReturnType<typeof parse>> => ({
  usage,
  parse: () => parse(args),
  run: async (options) => {
    const { runSpecDiff } = await import("./run-spec-diff.ts");
    await runSpecDiff(options, folder, (text) => console.log(text));
  },
});
