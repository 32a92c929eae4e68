import { expect, test } from "vitest";
import { arrangePackages } from "./arrange-packages.ts";
import { checkSizes } from "./check-sizes.ts";
import { measureSize } from "./measure-size.ts";
import { createPackage } from "./testing/create-package.ts";

const program = (): string => "";

test("lets be what stays within its budget, and says by how much another is over it", () => {
  const sizes = [
    { name: "small", program, limit: 100, size: 100 },
    { name: "large", program, limit: 100, size: 120 },
  ];
  expect(checkSizes(sizes)).toEqual([expect.stringMatching(/^large: 120 bytes, 20 over its budget/)]);
});

test("measures only what a program uses", async () => {
  const unused = `export const unused = ${JSON.stringify(Array.from({ length: 500 }, (_, index) => index ** 3))};`;
  const code = `export const one = 1;\n${unused}\n//# sourceMappingURL=index.js.map\n`;
  const { tarball, root } = await createPackage({ files: { "dist/index.js": code } });
  const workspace = `${root}-workspace`;
  await arrangePackages([tarball], workspace);
  const used = await measureSize(`import { one } from "@gong-engagement/example"; globalThis.one = one;`, workspace);
  const all = await measureSize(`import * as all from "@gong-engagement/example"; globalThis.all = all;`, workspace);
  expect(used).toBeLessThan(40);
  expect(all).toBeGreaterThan(500);
});
