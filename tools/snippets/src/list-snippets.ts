import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";

/** A TypeScript snippet of a README. */
export interface Snippet {
  /** The README, from the root of the repository. */
  readonly readme: string;
  /** Line of the first line of code. */
  readonly line: number;
  readonly code: string;
  /** What runs it: Node.js, with the mock at hand, or a test runner. One marked `compile-only` needs what tests do not have. */
  readonly runner: "node" | "node:test" | "vitest" | undefined;
}

const fence = /^```ts(?: (compile-only|vitest))?\n(.*?)^```$/gms;

const runnerOf = (code: string) => (code.includes('from "node:test"') ? "node:test" : "node");

/** All TypeScript snippets of a README, by its path from the root of the repository. */
export const listSnippets = async (readme: string): Promise<Snippet[]> => {
  const text = await readFile(join(repositoryRoot, readme), "utf8");
  return [...text.matchAll(fence)].map(({ index, 1: mark, 2: code = "" }) => ({
    readme,
    line: text.slice(0, index).split("\n").length + 1,
    code,
    runner: mark === undefined ? runnerOf(code) : mark === "vitest" ? mark : undefined,
  }));
};
