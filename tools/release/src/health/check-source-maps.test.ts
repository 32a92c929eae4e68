import { expect, test } from "vitest";
import { checkSourceMaps } from "./check-source-maps.ts";
import { createPackage } from "./testing/create-package.ts";

test("finds no fault with maps that lead to sources in the package", async () => {
  expect(await checkSourceMaps(await createPackage())).toEqual([]);
});

test("sees a source that is not in the package", async () => {
  const faults = await checkSourceMaps(await createPackage({ files: { "src/index.ts": undefined } }));
  expect(faults).toEqual([
    "dist/index.d.ts.map leads to src/index.ts, which is not in the package",
    "dist/index.js.map leads to src/index.ts, which is not in the package",
  ]);
});

test("sees a source outside the package", async () => {
  const map = JSON.stringify({ version: 3, sourceRoot: "../..", sources: ["src/index.ts"], mappings: "" });
  const faults = await checkSourceMaps(await createPackage({ files: { "dist/index.js.map": map } }));
  expect(faults).toEqual(["dist/index.js.map leads to ../src/index.ts, which is not in the package"]);
});

test("sees a map that is not in the package", async () => {
  const faults = await checkSourceMaps(await createPackage({ files: { "dist/index.js.map": undefined } }));
  expect(faults).toEqual(["dist/index.js names the map dist/index.js.map, which is not in the package"]);
});

test("sees code without a map, and a map without a source", async () => {
  const empty = JSON.stringify({ version: 3, sources: [], mappings: "" });
  const files = { "dist/index.js": "export const one = 1;\n", "dist/index.d.ts.map": empty };
  const faults = await checkSourceMaps(await createPackage({ files }));
  expect(faults).toEqual(["dist/index.d.ts.map names no source", "dist/index.js names no map"]);
});
