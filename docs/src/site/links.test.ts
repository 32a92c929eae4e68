import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { listPages } from "./testing/list-pages.ts";
import { basePath, toFile } from "./testing/serve-site.ts";

const origin = "https://site.example";
const pages = await listPages();
const htmlOf = new Map(
  await Promise.all(pages.map(async (path) => [path, await readFile(toFile(`${basePath}${path}`), "utf8")] as const)),
);
const decodeEntities = (text: string): string => text.replaceAll("&amp;", "&").replaceAll("&#38;", "&");
const listAttributes = (html: string, name: RegExp): string[] =>
  Array.from(html.matchAll(name), ([, value = ""]) => decodeEntities(value));
const idsOf = new Map(
  Array.from(htmlOf, ([path, html]) => [path, new Set(listAttributes(html, /\sid="([^"]*)"/g))] as const),
);

const findBroken = (path: string, html: string): string[] =>
  listAttributes(html, /\s(?:href|src)="([^"]*)"/g).filter((link) => {
    const { origin: host, pathname, hash } = new URL(link, `${origin}${basePath}${path}`);
    if (host !== origin) return false;
    if (!pathname.startsWith(basePath) || !existsSync(toFile(pathname))) return true;
    const ids = idsOf.get(pathname.slice(basePath.length));
    return hash !== "" && !hash.startsWith("#_top") && ids?.has(decodeURIComponent(hash.slice(1))) !== true;
  });

test("finds the pages of guides, operations and maintainers", () => {
  for (const folder of ["guides/", "operations/", "reference/", "maintainers/"]) {
    expect(pages.filter((path) => path.startsWith(folder)).length, folder).toBeGreaterThan(2);
  }
});

test.for(Array.from(htmlOf))("every link and anchor of the page /%s leads somewhere", ([path, html], { expect }) => {
  expect(listAttributes(html, /\shref="([^"]*)"/g).length).toBeGreaterThan(5);
  expect(findBroken(path, html)).toEqual([]);
});

test("sees a link that leads nowhere, and an anchor that is not there", () => {
  const html = '<a href="../nowhere/">1</a> <a href="#not-there">2</a> <a href="./">3</a>';
  expect(findBroken("guides/start/", html)).toEqual(["../nowhere/", "#not-there"]);
});
