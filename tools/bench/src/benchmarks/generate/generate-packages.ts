// Generates all packages into an empty folder, in the way of `pnpm generate`.
import { generate } from "@gong-engagement/generator/generate";
import { createPackages } from "@gong-engagement/generator/testing/create-packages";

const [, , specFile] = process.argv;
await using packages = await createPackages();
await generate({
  specFile,
  overlayFile: false,
  check: false,
  packagesFolder: packages.folder,
  onProgress: () => {},
});
