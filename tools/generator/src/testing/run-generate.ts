// Generates into a packages folder in a process of its own, so that a test can end it.
import { generate } from "../generate.ts";

const [, , packagesFolder = "", specFile] = process.argv;
await generate({ packagesFolder, specFile, overlayFile: false, check: false, onProgress: () => {} }).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
