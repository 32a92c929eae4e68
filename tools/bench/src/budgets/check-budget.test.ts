import { expect, test } from "vitest";
import { measureBundle } from "../benchmarks/bundle/measure-bundle.ts";
import { listLoaded } from "../benchmarks/import/list-loaded.ts";
import { ownFolder } from "../peers/folders.ts";
import { checkBudget } from "./check-budget.ts";

const budget = { name: "luggage", unit: "kg", limit: 20 };

test("checkBudget says by how much a figure is over its budget, and what it is made of", async () => {
  const measure = async () => ({ value: 23, parts: { books: 9, shoes: 14 } });
  expect(await checkBudget({ ...budget, measure })).toMatch(
    /^luggage: 23 kg, 3 over its budget\..*\n {2}14 shoes\n {2}9 books$/,
  );
});

test("checkBudget allows a figure that is as large as its budget", async () => {
  const measure = async () => ({ value: 20 });
  expect(await checkBudget({ ...budget, measure })).toBeUndefined();
  expect(await checkBudget({ ...budget, limit: 19, measure })).toContain("1 over its budget");
});

test("listLoaded lists what a program loads of Node.js by looking at a class of fetch", async () => {
  expect(await listLoaded("globalThis.Request")).toContain("NativeModule internal/deps/undici/undici");
  expect(await listLoaded("globalThis.fetch")).toEqual([]);
});

test("measureBundle weighs what a program uses, and nothing that it does not", async () => {
  const unused = await measureBundle(`import "@gong-engagement/sdk";`, ownFolder);
  expect(unused.bytes).toBe(0);
  const { bytes, files } = await measureBundle(`export { isGongError } from "@gong-engagement/sdk";`, ownFolder);
  expect(bytes).toBeGreaterThan(100);
  // The classes of errors, which all have a part in it, and nothing that makes calls.
  expect(bytes).toBeLessThan(1_300);
  expect(Object.keys(files).filter((file) => files[file])).toEqual([expect.stringMatching(/client\/dist\/index\.js$/)]);
});
