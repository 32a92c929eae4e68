import { expect, test } from "vitest";
import { checkManifest } from "./check-manifest.ts";
import { createPackage } from "./testing/create-package.ts";

test("checkManifest finds no fault with what npm, bundlers and readers need", async () => {
  expect(checkManifest(await createPackage())).toEqual([]);
});

test.for([
  ["private", { private: true }],
  ["type", { type: "commonjs" }],
  ["license", { license: undefined }],
  ["sideEffects", { sideEffects: undefined }],
  ["homepage", { homepage: "" }],
  ["bugs", { bugs: undefined }],
  ["repository.directory", { repository: { url: "git+https://example.com/example.git", directory: "packages/other" } }],
  ["repository.url", { repository: { url: "git@example.com:example.git", directory: "packages/example" } }],
  ["engines.node", { engines: {} }],
  ["publishConfig.access", { publishConfig: {} }],
  ["exports", { exports: undefined }],
] as const)("checkManifest reports a wrong %s in package.json", async ([field, manifest]) => {
  const faults = checkManifest(await createPackage({ manifest }));
  expect(faults).toEqual([expect.stringContaining(`\`${field}\``)]);
});

test("checkManifest reports the export condition that leads to sources in the workspace", async () => {
  const exports = { ".": { "@gong-engagement/source": "./src/index.ts", default: "./dist/index.js" } };
  const faults = checkManifest(await createPackage({ manifest: { exports }, files: { "src/index.ts": "" } }));
  expect(faults).toEqual([expect.stringContaining("has the condition @gong-engagement/source")]);
});

test("checkManifest reports an export of a file that is not in the package", async () => {
  const exports = { ".": "./dist/index.js", "./more": { types: "./dist/more.d.ts" } };
  const faults = checkManifest(await createPackage({ manifest: { exports } }));
  expect(faults).toEqual(["`exports` names ./dist/more.d.ts, which is not in the package"]);
});

test.for([{ main: undefined }, { main: "./dist/main.js" }, { types: undefined }, { types: "./src/index.ts" }])(
  "checkManifest reports %o, which tools that do not read exports need",
  async (manifest) => {
    const faults = checkManifest(await createPackage({ manifest }));
    expect(faults).toEqual([
      `\`${Object.keys(manifest)[0]}\` must be ${"main" in manifest ? "./dist/index.js" : "./dist/index.d.ts"}, as \`exports\` says`,
    ]);
  },
);

test("checkManifest reports dependencies that only the workspace can resolve", async () => {
  const dependencies = { first: "workspace:^", second: "catalog:", third: "^1.0.0" };
  const faults = checkManifest(await createPackage({ manifest: { dependencies } }));
  expect(faults).toEqual([expect.stringContaining("first"), expect.stringContaining("second")]);
});

test("checkManifest reports a script that an installation would run", async () => {
  const scripts = { build: "tsc", postinstall: "node greet.js" };
  const faults = checkManifest(await createPackage({ manifest: { scripts } }));
  expect(faults).toEqual([expect.stringContaining("`postinstall`")]);
});
