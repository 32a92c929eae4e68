// Generates into a packages folder in a process of its own, which is killed right before a rename if a test says which.
import files from "node:fs/promises";
import { enableCompileCache, syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";

enableCompileCache(join(repositoryRoot, "node_modules/.cache/generator"));

const [, , packagesFolder = "", specFile, fatalRename] = process.argv;

const { rename } = files;
let renames = 0;
files.rename = async (from, to) => {
  renames++;
  if (renames === Number(fatalRename)) process.kill(process.pid, "SIGKILL");
  return rename(from, to);
};
syncBuiltinESMExports();

const { generate } = await import("../generate.ts");
await generate({ packagesFolder, specFile, overlayFile: false, check: false, onProgress: () => {} }).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
