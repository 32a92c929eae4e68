import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { rolldown } from "rolldown";

interface Manifest {
  readonly exports: { readonly [subpath: string]: string | { readonly [condition: string]: string } };
}

/** Sources of what callers import, by the names of the files that they are built into. */
const findEntries = (): Readonly<Record<string, string>> => {
  const manifest: Manifest = JSON.parse(readFileSync("package.json", "utf8"));
  const targets = Object.values(manifest.exports).flatMap((target) => (typeof target === "string" ? [] : [target]));
  return Object.fromEntries(
    targets.flatMap(({ "@gong-engagement/source": source, default: built = "" }) =>
      source && built.endsWith(".js") ? [[built.slice("./dist/".length, -".js".length), source]] : [],
    ),
  );
};

const command = "./src/command.ts";

/**
 * `build` of the packages that have code: bundles the one in whose folder it runs, so that each import is one file in `dist`,
 * beside the declarations that `tsc` has written, and its command, if it has one. Node.js takes longer to load a hundred
 * small files than for all the rest of a start. A command imports its own package by name.
 */
for (const input of [findEntries(), ...(existsSync(command) ? [{ [basename(command, ".ts")]: command }] : [])]) {
  await using bundle = await rolldown({
    input,
    external: (imported, _importer, isResolved) => !isResolved && !imported.startsWith("."),
    platform: "neutral",
    tsconfig: false,
  });
  await bundle.write({
    dir: "dist",
    chunkFileNames: "shared/[name].js",
    format: "esm",
    sourcemap: true,
    // The packages hold the sources that the map leads to, and the declarations hold the documentation.
    sourcemapExcludeSources: true,
    comments: { jsdoc: false },
  });
}
