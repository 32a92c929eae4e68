import { rolldown } from "rolldown";

/**
 * `build` of the packages that have code: bundles the one in whose folder it runs into `dist/index.js`, beside the
 * declarations that `tsc` has written. Node.js takes longer to load a hundred small files than for all the rest of a start.
 */
await using bundle = await rolldown({
  input: "./src/index.ts",
  external: (name, _importer, isResolved) => !isResolved && !name.startsWith("."),
  platform: "neutral",
  tsconfig: false,
});
await bundle.write({
  file: "dist/index.js",
  format: "esm",
  sourcemap: true,
  // The packages hold the sources that the map leads to, and the declarations hold the documentation.
  sourcemapExcludeSources: true,
  comments: { jsdoc: false },
});
