import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { styleText } from "node:util";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { CommandError, runCommand } from "@gong-engagement/kit/run-command";
import { copyRepository } from "../rehearse/copy-repository.ts";
import { judgeTestRun } from "./judge-test-run.ts";
import { type SpecChange, specChanges } from "./spec-changes.ts";

/** What a change of the API description breaks, in words to print; nothing if the repository withstands it. */
const findFaults = async (
  { apply, removes }: SpecChange,
  repository: string,
  { write, signal }: WithstandOptions,
): Promise<string[]> => {
  const specFile = join(repository, "spec/openapi.yaml");
  const run = (...args: readonly string[]): Promise<CommandError | undefined> =>
    runCommand("pnpm", args, {
      cwd: repository,
      // What the change does not touch has passed before, and is not run again.
      env: { ...process.env, TURBO_CACHE_DIR: join(repositoryRoot, ".turbo/cache") },
      signal,
      timeout: 15 * 60_000,
    }).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof CommandError && !signal.aborted) return error;
        throw error;
      },
    );

  await writeFile(specFile, await apply(await readFile(specFile, "utf8")));
  const faults: string[] = [];
  for (const args of [["generate"], ["typecheck"], ["test"], ["check:packages", "--write"]]) {
    const start = performance.now();
    const error = await run(...args);
    write(`  pnpm ${args.join(" ")}: ${((performance.now() - start) / 1_000).toFixed(0)} s\n`);
    if (!error) continue;
    const { unexpected, places } = args[0] === "test" ? judgeTestRun(error.output) : { unexpected: [], places: [] };
    if (removes && places.length > 0 && unexpected.length === 0) {
      write(`  ${places.length} handwritten places to edit, and nothing else\n`);
    } else {
      faults.push(error.message, ...unexpected.map((fault) => `  also failed: ${fault}`));
    }
  }
  return faults;
};

export interface WithstandOptions {
  readonly write: (text: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Changes the API description in a temporary copy of what is committed, and runs what a person runs then: everything
 * passes, or nothing fails but the list of handwritten places that name an operation that is gone.
 *
 * @throws Error if anything else fails.
 */
export const withstandSpecChanges = async (
  options: WithstandOptions,
  changes: readonly SpecChange[] = specChanges,
): Promise<void> => {
  await using folder = await createTemporaryFolder();
  await chmod(folder.path, 0o755); // The tests of root run PostgreSQL as another user, who has to read the copy.
  const repository = join(folder.path, "repository");
  await copyRepository(repository, options.signal);
  const faults: string[] = [];
  for (const change of changes) {
    options.write(`\n${styleText("bold", `If ${change.title}`)}\n`);
    const found = await findFaults(change, repository, options);
    if (found.length > 0) faults.push(`If ${change.title}:`, ...found);
    await runCommand("git", ["restore", "."], { cwd: repository, signal: options.signal });
    await runCommand("git", ["clean", "--quiet", "-d", "--force"], { cwd: repository, signal: options.signal });
  }
  if (faults.length > 0) throw new Error(faults.join("\n"));
};
