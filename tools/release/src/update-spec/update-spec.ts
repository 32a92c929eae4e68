import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CommandError } from "../command/command-error.ts";
import { UpdateError } from "./update-error.ts";

export interface UpdateOptions {
  /** Root of the repository. */
  readonly repository: string;
  /** The new API description, as it was published. */
  readonly document: Buffer;
  /** Runs a command in the repository; resolves with what it wrote to stdout. */
  readonly run: (command: string, ...args: readonly string[]) => Promise<string>;
  /** Makes the three commits of a spec change: the spec, what is generated from it, the changeset. */
  readonly commit: boolean;
  readonly onProgress: (message: string) => void;
}

const generate = async ({ repository, document, run }: UpdateOptions, before: Buffer): Promise<void> => {
  const specFile = join(repository, "spec/openapi.yaml");
  await writeFile(specFile, document);
  try {
    await run("pnpm", "generate");
  } catch (error) {
    await writeFile(specFile, before);
    if (!(error instanceof CommandError)) throw error;
    throw new UpdateError(`The new API description cannot be used, and the old one stands again.\n${error.message}`);
  }
};

/**
 * Replaces the API description, generates, and writes the changeset and the API reports that follow from it.
 *
 * @returns what it means for callers, as `pnpm spec:diff` says it, or undefined if it is the same document.
 * @throws UpdateError if there are uncommitted changes, or the document cannot be used: then all stays as it was.
 */
export const updateSpec = async (options: UpdateOptions): Promise<string | undefined> => {
  const { repository, document, run, commit, onProgress } = options;
  const before = await readFile(join(repository, "spec/openapi.yaml"));
  if (before.equals(document)) return undefined;
  if ((await run("git", "status", "--porcelain", "--", "spec", "packages", ".changeset")) !== "") {
    throw new UpdateError("There are uncommitted changes in spec, packages or .changeset. Commit them first.");
  }
  const base = (await run("git", "rev-parse", "HEAD")).trim();
  const save = async (message: string, ...paths: readonly string[]): Promise<void> => {
    if (!commit) return;
    await run("git", "add", "--all", "--", ...paths);
    if ((await run("git", "diff", "--cached", "--name-only")) === "") return; // A comment of the spec changes nothing else.
    await run("git", "commit", "--quiet", "--message", message);
  };

  onProgress("generating");
  await generate(options, before);
  await save("Update the API description", "spec");
  onProgress("writing the API reports");
  await run("pnpm", "check:packages", "--write").catch((error: unknown) => {
    if (!(error instanceof CommandError)) throw error;
    onProgress(`${error.message}\nThat is for the pull request to mend.`);
  });
  await save("Generate from the new API description", "packages");
  onProgress("comparing");
  const difference = await run("node", "tools/release/src/spec-diff/main.ts", "--base", base, "--write");
  await save("Say what the new API description means for callers", ".changeset");
  return difference.trim();
};
