import { expect, test } from "vitest";
import { checkTypeResolution } from "./check-type-resolution.ts";
import { createPackage } from "./testing/create-package.ts";

test("checkTypeResolution finds no fault with a package whose types are found", async () => {
  expect(await checkTypeResolution(await createPackage())).toEqual([]);
});

test("checkTypeResolution reports what is wrong with types that are not found", async () => {
  const exports = { ".": { types: "./dist/index.d.cts", default: "./dist/index.js" } };
  const files = { "dist/index.d.cts": "export = 1;\n" };
  const faults = await checkTypeResolution(await createPackage({ manifest: { exports }, files }));
  expect(faults).toEqual([expect.stringContaining("Masquerading as CJS")]);
});
