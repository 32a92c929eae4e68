// Generates all packages into an empty folder, in the way of `pnpm generate`, which has a compile cache.
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { peersFolder } from "../../peers/folders.ts";

const [, , specFile, cache] = process.argv;
if (cache) enableCompileCache(join(peersFolder, "compile-cache"));
const { generate } = await import("@gong-engagement/generator/generate");
const { createPackages } = await import("@gong-engagement/generator/testing/create-packages");

await using packages = await createPackages();
await generate({
  specFile,
  overlayFile: false,
  check: false,
  packagesFolder: packages.folder,
  onProgress: () => {},
});
