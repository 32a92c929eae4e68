import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/generator/config";

/** A TypeScript snippet of a README. */
export interface Snippet {
  /** The README, from the root of the repository. */
  readonly readme: string;
  /** Line of the first line of code. */
  readonly line: number;
  readonly code: string;
  /** Whether it can be run against the mock; one marked `compile-only` needs something that tests do not have. */
  readonly runs: boolean;
}

const fence = /^```ts( compile-only)?\n(.*?)^```$/gms;

/** All TypeScript snippets of a README, by its path from the root of the repository. */
export const listSnippets = async (readme: string): Promise<Snippet[]> => {
  const text = await readFile(join(repositoryRoot, readme), "utf8");
  return [...text.matchAll(fence)].map(({ index, 1: mark, 2: code = "" }) => ({
    readme,
    line: text.slice(0, index).split("\n").length + 1,
    code,
    runs: mark === undefined,
  }));
};
