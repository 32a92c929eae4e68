import { readFile } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { openSite } from "./testing/open-site.ts";

/** Written with the pages: all operations of the effective spec, and all error classes of the packages. */
const names: { operations: string[]; errors: string[] } = JSON.parse(
  await readFile(new URL("../generated/names.json", import.meta.url), "utf8"),
);
const site = await openSite();
afterAll(() => site[Symbol.asyncDispose]());

const search = async (text: string): Promise<string[]> => {
  await using opened = await site.open("guides/start/");
  const { page } = opened;
  await page.locator("button[data-open-modal]").click();
  await page.locator("dialog input").fill(text);
  const results = page.locator("dialog .pagefind-ui__result-link, dialog a[href]");
  await results.first().waitFor();
  return await results.evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
};

test("knows operations and error classes", () => {
  expect(names.operations.length).toBeGreaterThan(0);
  expect(names.errors.length).toBeGreaterThan(10);
});

test.for(names.operations)("the search finds the page of the operation %s", async (name, { expect }) => {
  expect(await search(name)).toContainEqual(expect.stringContaining(`/operations/${name.toLowerCase()}/`));
});

test.for(names.errors)("the search finds the error class %s", async (name, { expect }) => {
  expect(await search(name)).toContainEqual(expect.stringContaining("/reference/errors/"));
});
