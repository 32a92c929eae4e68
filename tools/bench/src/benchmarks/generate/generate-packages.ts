// Generates all three packages into an empty folder, in the way of `pnpm generate`.
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { peersFolder, spec } from "../../peers/folders.ts";

enableCompileCache(join(peersFolder, "compile-cache"));
const { generate } = await import("@gong-engagement/generator/generate");
const { createPackages } = await import("@gong-engagement/generator/testing/create-packages");

const [, , specFile] = process.argv;
await using packages = await createPackages();
await generate({
  specFile,
  // That of this repository is for its own document.
  overlayFile: specFile === spec ? undefined : false,
  check: false,
  packagesFolder: packages.folder,
  onProgress: () => {},
});
