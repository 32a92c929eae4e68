import { stripVTControlCharacters } from "node:util";
import { outdatedPlacesTest } from "@gong-engagement/snippets/find-outdated-places";

const failedTest = /\bFAIL {2}(.+?)\s*$/gm;
const failedTask = /^Failed: +(.+)$/gm;
const listing = /These handwritten places .*?Edit them:\n((?:.*:\d+ .*\n)+)/;

/** What a failed run of `pnpm test` says. */
export interface Verdict {
  /** What failed besides the test that lists handwritten places. */
  readonly unexpected: readonly string[];
  /** The places that it lists. */
  readonly places: readonly string[];
}

/** Tells from the output of `pnpm test` whether anything failed besides the list of handwritten places. */
export const judgeTestRun = (output: string): Verdict => {
  const lines = stripVTControlCharacters(output).replaceAll(/^@gong-engagement\/\w+:test: /gm, "");
  const tests = [...new Set(Array.from(lines.matchAll(failedTest), ([, name = ""]) => name))];
  const unexpected = tests.filter((name) => !name.endsWith(outdatedPlacesTest));
  const places = (listing.exec(lines)?.[1] ?? "").split("\n").flatMap((line) => line.trim() || []);
  const tasks = Array.from(lines.matchAll(failedTask), ([, names = ""]) => names.split(", ")).flat();
  const others = tasks.filter((name) => name !== "@gong-engagement/snippets#test");
  if (tests.length === 0 || places.length === 0) unexpected.push("no test that lists handwritten places has failed");
  return { unexpected: [...unexpected, ...others], places };
};
