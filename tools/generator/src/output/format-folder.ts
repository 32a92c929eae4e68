import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
const configuration = fileURLToPath(new URL("generated.biome.json", import.meta.url));

/** Formats all files below a folder as the repository's own. */
export const formatFolder = async (folder: string): Promise<void> => {
  await promisify(execFile)(process.execPath, [biome, "format", "--write", `--config-path=${configuration}`, folder]);
};
