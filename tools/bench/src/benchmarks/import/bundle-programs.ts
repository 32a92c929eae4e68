import { join } from "node:path";
import { build } from "esbuild";
import type { CallProgram } from "../../peers/call-programs.ts";
import { programPath, programsFolder } from "../../peers/folders.ts";

/** What a bundle in ESM needs for the CommonJS modules in it. */
const banner = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

const bundled = "bundled";

/** The program as a bundle. */
export const toBundled = (program: CallProgram): CallProgram => ({ ...program, path: `${bundled}/${program.path}` });

/** Bundles and minifies each program with all that it imports into one file for Node.js, as it is done for a function. */
export const bundlePrograms = async (programs: readonly CallProgram[]): Promise<void> => {
  await build({
    entryPoints: programs.map(({ path }) => programPath(path)),
    outbase: programsFolder,
    outdir: join(programsFolder, bundled),
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node20",
    banner: { js: banner },
    logLevel: "error",
  });
};
