import { glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";

const range = /("@gong-engagement\/[\w-]+": )"[^"]*"/g;

/** The version that the next release will have at least: nothing was released under 0.0.0. */
const toReleased = (version: string): string => (version === "0.0.0" ? "0.1.0" : version);

/** The package.json of an example, with our packages of that version or a compatible later one. */
export const setRanges = (manifest: string, version: string): string =>
  manifest.replaceAll(range, `$1"^${toReleased(version)}"`);

/** Writes the version of the packages into the examples, which are projects of users: nothing else would. */
export const updateExampleRanges = async (): Promise<void> => {
  const { version } = JSON.parse(await readFile(join(repositoryRoot, "packages/sdk/package.json"), "utf8"));
  for await (const file of glob("examples/*/package.json", { cwd: repositoryRoot })) {
    const path = join(repositoryRoot, file);
    await writeFile(path, setRanges(await readFile(path, "utf8"), version));
  }
};
