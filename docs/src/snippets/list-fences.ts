import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A block of code of a page. */
export interface Fence {
  /** File of the page, from the folder of all pages. */
  readonly page: string;
  /** Line of the first line of code. */
  readonly line: number;
  readonly language: string;
  /** The text after the language. */
  readonly mark: string;
  readonly code: string;
}

const folder = fileURLToPath(new URL("../content/docs", import.meta.url));
const fence = /^( *)```(\w*) ?([^\n]*)\n(.*?)^\1```$/gms;

/** All blocks of code of the pages, those that are made of the repository included. */
export const listFences = async (): Promise<Fence[]> => {
  const pages: string[] = [];
  for await (const page of glob("**/*.{md,mdx}", { cwd: folder })) pages.push(page.replaceAll("\\", "/"));
  const fences = pages.sort().map(async (page) => {
    const text = await readFile(join(folder, page), "utf8");
    return [...text.matchAll(fence)].map(({ index, 1: indent = "", 2: language = "", 3: mark = "", 4: code = "" }) => ({
      page,
      line: text.slice(0, index).split("\n").length + 1,
      language,
      mark,
      code: code.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    }));
  });
  return (await Promise.all(fences)).flat();
};
