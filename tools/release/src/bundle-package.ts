import { existsSync } from "node:fs";
import { rolldown } from "rolldown";

/**
 * `build` of the packages that have code: bundles the one in whose folder it runs into `dist/index.js`, beside the
 * declarations that `tsc` has written, and its command, if it has one, into `dist/command.js`. Node.js takes longer to load
 * a hundred small files than for all the rest of a start. A command imports its own package by name.
 */
for (const name of ["index", "command"]) {
  const input = `./src/${name}.ts`;
  if (!existsSync(input)) continue;
  await using bundle = await rolldown({
    input,
    external: (imported, _importer, isResolved) => !isResolved && !imported.startsWith("."),
    platform: "neutral",
    tsconfig: false,
  });
  await bundle.write({
    file: `dist/${name}.js`,
    format: "esm",
    sourcemap: true,
    // The packages hold the sources that the map leads to, and the declarations hold the documentation.
    sourcemapExcludeSources: true,
    comments: { jsdoc: false },
  });
}
