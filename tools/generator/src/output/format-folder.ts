import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
const configuration = fileURLToPath(new URL("generated.biome.json", import.meta.url));

/**
 * Biome's binary for this platform. Its command starts another Node.js and `ldd` to find it, which takes longer than it
 * takes to format, but knows platforms whose binary has another name.
 */
const findCommand = (): readonly [file: string, ...commandArguments: string[]] => {
  try {
    return [createRequire(biome).resolve(`@biomejs/cli-${process.platform}-${process.arch}/biome`)];
  } catch {
    return [process.execPath, biome];
  }
};

/** Formats all code below a folder as the repository's own. */
export const formatFolder = async (folder: string): Promise<void> => {
  const [file, ...commandArguments] = findCommand();
  await promisify(execFile)(file, [...commandArguments, "format", "--write", `--config-path=${configuration}`, folder]);
};
