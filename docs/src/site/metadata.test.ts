import { readFile } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { listPages } from "./testing/list-pages.ts";
import { openSite } from "./testing/open-site.ts";
import { basePath, siteFolder, toFile } from "./testing/serve-site.ts";

const origin = "https://gong-engagement.github.io";
const site = await openSite();
afterAll(() => site[Symbol.asyncDispose]());
const pages = await listPages();
const readPage = async (path: string) => [path, await readFile(toFile(`${basePath}${path}`), "utf8")] as const;
const htmlOf = new Map(await Promise.all(pages.map(readPage)));

const find = (html: string, pattern: RegExp): string | undefined => pattern.exec(html)?.[1];
const titleOf = (html: string): string | undefined => find(html, /<title>([^<]*)<\/title>/);
const descriptionOf = (html: string): string | undefined => find(html, /<meta name="description" content="([^"]*)"/);
const canonicalOf = (html: string): string | undefined => find(html, /<link rel="canonical" href="([^"]*)"/);

test("every page has a title of its own, which says more than the name of the site", () => {
  const titles = [...htmlOf.values()].map((html) => titleOf(html)?.split(" | ")[0] ?? "");
  expect(new Set(titles).size).toBe(pages.length);
  expect(titles.filter((title) => title.length < 4 || title === "Gong Engagement SDK")).toEqual([]);
});

test("every page has a description of its own, of at least five words", () => {
  const descriptions = [...htmlOf.values()].map((html) => descriptionOf(html) ?? "");
  expect(new Set(descriptions).size).toBe(pages.length);
  expect(descriptions.filter((description) => description.split(" ").length < 5)).toEqual([]);
});

test("every page names its own address below the base path as the canonical one", () => {
  const canonical = Array.from(htmlOf, ([path, html]) => [path, canonicalOf(html)]);
  expect(canonical).toEqual(pages.map((path) => [path, `${origin}${basePath}${path}`]));
});

test("the sitemap lists all pages, and only these", async () => {
  const index = await readFile(`${siteFolder}/sitemap-index.xml`, "utf8");
  expect(index).toContain(`<loc>${origin}${basePath}sitemap-0.xml</loc>`);
  const map = await readFile(`${siteFolder}/sitemap-0.xml`, "utf8");
  const addresses = Array.from(map.matchAll(/<loc>([^<]*)<\/loc>/g), ([, address = ""]) => address);
  expect(addresses.sort()).toEqual(pages.map((path) => `${origin}${basePath}${path}`).sort());
});

test("an address that does not exist shows a page with the look of the site and a way home, however deep it is", async () => {
  await using opened = await site.open("guides/not/there/");
  const { page } = opened;
  expect(await page.title()).toContain("does not exist");
  expect(await page.locator("link[rel=canonical]").count()).toBe(0);
  expect(await page.locator("meta[name=robots]").getAttribute("content")).toBe("noindex");
  // The answer itself is one; a style or a script that is not there would be another one.
  expect(opened.faults.filter((fault) => !fault.includes("404"))).toEqual([]);
  expect(opened.faults.length).toBeLessThanOrEqual(1);
  await page.getByRole("link", { name: "To the home page" }).click();
  await page.waitForURL(`**${basePath}`);
});
