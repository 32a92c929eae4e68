import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";

const examplesFolder = join(repositoryRoot, "examples");

/** Names of the folders below `examples`. */
export const listExamples = async (): Promise<string[]> =>
  (await readdir(examplesFolder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** Copies examples beside what makes one project of them. A person may have installed something there, which is left out. */
export const copyExamples = async (names: readonly string[], folder: string): Promise<void> => {
  for (const name of names) {
    await cp(join(examplesFolder, name), join(folder, name), {
      recursive: true,
      filter: (path) => !path.endsWith("node_modules"),
    });
  }
};
