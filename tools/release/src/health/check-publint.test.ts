import { expect, test } from "vitest";
import { checkPublint } from "./check-publint.ts";
import { createPackage } from "./testing/create-package.ts";

test("checkPublint finds no fault with a package in order", async () => {
  expect(await checkPublint(await createPackage())).toEqual([]);
});

test("checkPublint reports what publint does, its suggestions included", async () => {
  const exports = { ".": { default: "./dist/index.js", types: "./dist/index.d.ts" } };
  const faults = await checkPublint(await createPackage({ manifest: { exports, main: "./dist/missing.js" } }));
  expect(faults).toContainEqual(expect.stringMatching(/types.*first/s));
  expect(faults).toContainEqual(expect.stringContaining("dist/missing.js"));
});
