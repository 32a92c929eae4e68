import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { CommandError } from "@gong-engagement/kit/run-command";

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

/** What a new API description brings with it. */
export interface SpecUpdate {
  /** What it means for callers, as `pnpm spec:diff` says it. */
  readonly difference: string;
  /** What `pnpm generate` warns of. */
  readonly warnings: readonly string[];
}

const generate = async ({ repository, document, run }: UpdateOptions, before: Buffer): Promise<string[]> => {
  const specFile = join(repository, "spec/openapi.yaml");
  await writeFile(specFile, document);
  try {
    const output = stripVTControlCharacters(await run("pnpm", "generate"));
    return output.split("\n").filter((line) => line.startsWith("warning: "));
  } catch (error) {
    await writeFile(specFile, before);
    if (!(error instanceof CommandError)) throw error;
    throw new Error(`The new API description cannot be used, and the old one is back.\n${error.message}`);
  }
};

const commits = [
  { message: "Update the API description", folder: "spec" },
  { message: "Generate from the new API description", folder: "packages" },
  { message: "Say what the new API description means for callers", folder: ".changeset" },
] as const;

const commitAll = async ({ run }: UpdateOptions): Promise<void> => {
  for (const { message, folder } of commits) {
    await run("git", "add", "--all", "--", folder);
    const isChanged = (await run("git", "diff", "--cached", "--name-only")) !== "";
    if (isChanged) await run("git", "commit", "--quiet", "--message", message);
  }
};

/**
 * Replaces the API description, generates, and writes the changeset and the API reports that follow from it.
 *
 * @returns undefined if it is the same document.
 * @throws Error if there are uncommitted changes, or the document cannot be used: then all stays as it was.
 */
export const updateSpec = async (options: UpdateOptions): Promise<SpecUpdate | undefined> => {
  const { repository, document, run, commit, onProgress } = options;
  const before = await readFile(join(repository, "spec/openapi.yaml"));
  if (before.equals(document)) return undefined;
  if ((await run("git", "status", "--porcelain", "--", ...commits.map(({ folder }) => folder))) !== "") {
    throw new Error("There are uncommitted changes in spec, packages or .changeset. Commit them first.");
  }
  onProgress("generating");
  const warnings = await generate(options, before);
  onProgress("writing the API reports");
  await run("pnpm", "check:packages", "--write").catch((error: unknown) => {
    if (!(error instanceof CommandError)) throw error;
    onProgress(`${error.message}\nThe pull request has to fix this.`);
  });
  onProgress("comparing");
  const difference = await run("node", "tools/release/src/spec-diff/main.ts", "--base", "HEAD", "--write");
  if (commit) await commitAll(options);
  return { difference: difference.trim(), warnings };
};
