import { isAtLeast, type Verdict } from "./change.ts";
import { findPendingBump, readPackages, toRelease, writeChangeset } from "./changeset.ts";
import { compareSpecs } from "./compare-specs.ts";
import { loadSpecs } from "./load-specs.ts";
import { printReport } from "./report.ts";
import { chooseBase, openRepository } from "./repository.ts";

interface SpecDiffOptions {
  /** Git ref or file to compare with. */
  readonly base?: string | undefined;
  readonly json: boolean;
  readonly write: boolean;
  readonly check: boolean;
}

/**
 * Compares the spec of the work tree with its base.
 *
 * @param folder The folder that the command runs in.
 * @param print Gets what the command answers.
 * @throws Error or SpecError with a message for the person who runs it.
 */
export const runSpecDiff = async (
  { base: name, json, write, check }: SpecDiffOptions,
  folder: string,
  print: (text: string) => void,
): Promise<void> => {
  const repository = await openRepository(folder);
  const base = await chooseBase(repository, name, folder);
  const specs = await loadSpecs(repository, base);
  const packages = await readPackages(repository.root);
  const [verdict = { bump: "none", changes: [] } satisfies Verdict] = await compareSpecs([specs]);
  const release = toRelease(verdict.bump, packages);
  print(json ? JSON.stringify(verdict, null, 2) : printReport(verdict, { base: base.label, release }));

  const command = name === undefined ? "pnpm spec:diff --write" : `pnpm spec:diff --base ${name} --write`;
  if (write) {
    const { file, removed } = await writeChangeset(verdict, { repository, base, before: specs.before, packages });
    const lines = [...removed.map((path) => `Removed ${path}.`), ...(file === undefined ? [] : [`Wrote ${file}.`])];
    if (!json && lines.length > 0) print(`\n${lines.join("\n")}`);
  } else if (check) {
    const pending = await findPendingBump(repository, base, packages);
    if (isAtLeast(pending, release)) return;
    const found = pending === "none" ? "there is no changeset" : `the changesets say ${pending}`;
    throw new Error(
      `The API description has changed since ${base.label}: that is a ${release} release, and ${found}. Run \`${command}\` and commit what it writes.`,
    );
  } else if (!json && verdict.bump !== "none") {
    print(`\`${command}\` adds the changeset.`);
  }
};
