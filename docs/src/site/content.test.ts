import { readFile } from "node:fs/promises";
import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };
import { afterAll, expect, test } from "vitest";
import { openSite } from "./testing/open-site.ts";

const site = await openSite();
afterAll(() => site[Symbol.asyncDispose]());

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ");

const readMain = async (path: string): Promise<string> => {
  await using opened = await site.open(path);
  return oneLine((await opened.page.locator("main").textContent()) ?? "");
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** All operations of the document that the package `types` publishes. */
const operations = Object.values<unknown>(openapi.paths).flatMap((methods) =>
  isRecord(methods) ? Object.values(methods).filter(isRecord) : [],
);
/** What its schemas say of the properties that have a description. */
const properties = Object.values<unknown>(openapi.components.schemas).flatMap((schema) =>
  isRecord(schema) && isRecord(schema.properties) ? Object.entries(schema.properties) : [],
);

test("the reference says of every operation and field what the published document says", async () => {
  const overview = await readMain("operations/");
  for (const { operationId, description, summary } of operations) {
    expect(overview).toContain(operationId);
    expect(overview).toContain(oneLine(String(description ?? summary ?? "")));
  }
  const pages = operations.map(({ operationId }) => readMain(`operations/${String(operationId).toLowerCase()}/`));
  const text = [overview, ...(await Promise.all(pages))].join("\n");
  expect(properties.length).toBeGreaterThan(0);
  for (const [name, property] of properties) {
    expect(text).toContain(name);
    if (isRecord(property) && typeof property.description === "string")
      expect(text).toContain(oneLine(property.description));
  }
});

test.for(["performance/", "performance/figures/", "guides/limit/"])(
  "every figure of the plots and tables of the page /%s is one of the benchmark's results",
  async (path, { expect }) => {
    const results = await readFile(new URL("../../../tools/bench/RESULTS.md", import.meta.url), "utf8");
    const known = new Set(results.match(/\d[\d,.]*\d|\d/g));
    await using opened = await site.open(path);
    const cells = await opened.page.locator(".bars .number, .figures td").allTextContents();
    const figures = cells.flatMap((cell) => cell.match(/\d[\d,.]*\d|\d/g) ?? []);
    expect(figures.length).toBeGreaterThan(5);
    expect(figures.filter((figure) => !known.has(figure))).toEqual([]);
  },
);
