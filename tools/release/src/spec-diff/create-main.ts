import { parseArgs } from "node:util";
import type { Main } from "@gong-engagement/kit/run-main";
import { isAtLeast, type Verdict } from "./change.ts";
import { findPendingBump, readPackages, toRelease, writeChangeset } from "./changeset.ts";
import { printReport } from "./report.ts";
import { chooseBase, openRepository } from "./repository.ts";

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
  run: async ({ base: name, json, write, check }) => {
    // The generator takes a second to load, which `--help` need not wait for.
    const [{ loadSpecs }, { compareSpecs }] = await Promise.all([
      import("./load-specs.ts"),
      import("./compare-specs.ts"),
    ]);
    const repository = await openRepository(folder);
    const base = await chooseBase(repository, name, folder);
    const specs = await loadSpecs(repository, base);
    const packages = await readPackages(repository.root);
    const [verdict = { bump: "none", changes: [] } satisfies Verdict] = await compareSpecs([specs]);
    const release = toRelease(verdict.bump, packages);
    console.log(json ? JSON.stringify(verdict, null, 2) : printReport(verdict, { base: base.label, release }));

    const command = name === undefined ? "pnpm spec:diff --write" : `pnpm spec:diff --base ${name} --write`;
    if (write) {
      const { file, removed } = await writeChangeset(verdict, { repository, base, before: specs.before, packages });
      const lines = [...removed.map((path) => `Removed ${path}.`), ...(file === undefined ? [] : [`Wrote ${file}.`])];
      if (!json && lines.length > 0) console.log(`\n${lines.join("\n")}`);
    } else if (check) {
      const pending = await findPendingBump(repository, base, packages);
      if (isAtLeast(pending, release)) return;
      const found = pending === "none" ? "there is no changeset" : `the changesets say ${pending}`;
      throw new Error(
        `The API description has changed since ${base.label}: that is a ${release} release, and ${found}. Run \`${command}\` and commit what it writes.`,
      );
    } else if (!json && verdict.bump !== "none") {
      console.log(`\`${command}\` adds the changeset.`);
    }
  },
});
