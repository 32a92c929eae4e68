import { glob } from "node:fs/promises";
import { siteFolder } from "./serve-site.ts";

/** Paths of all pages of the built site, from its root. The one for what is not found is at any path. */
export const listPages = async (): Promise<readonly string[]> => {
  const files: string[] = [];
  for await (const file of glob("**/index.html", { cwd: siteFolder })) files.push(file);
  if (files.length === 0) throw new Error("The site is not built: run `pnpm run docs`");
  return files.map((file) => file.replaceAll("\\", "/").replace(/index\.html$/, "")).sort();
};
