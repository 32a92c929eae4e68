import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** A TypeScript snippet of a README. */
export interface Snippet {
  /** The README and the line of the snippet's fence. */
  readonly name: string;
  readonly code: string;
  /** Whether it can be run against the mock; one marked `compile-only` needs something that tests do not have. */
  readonly runs: boolean;
}

const fence = /^```ts( compile-only)?\n(.*?)^```$/gms;

/** All TypeScript snippets of a README, by its path from the root of the repository. */
export const listSnippets = async (readme: string): Promise<Snippet[]> => {
  const text = await readFile(fileURLToPath(new URL(`../../../../${readme}`, import.meta.url)), "utf8");
  return [...text.matchAll(fence)].map(({ index, 1: mark, 2: code = "" }) => ({
    name: `${readme}:${text.slice(0, index).split("\n").length}`,
    code,
    runs: mark === undefined,
  }));
};
