import { stripVTControlCharacters } from "node:util";
import type { SpecUpdate } from "./update-spec.ts";

/** What the text of the pull request is made from. */
export interface PullRequest extends SpecUpdate {
  /** Where the API description comes from. */
  readonly source: string;
}

/** The fence must be longer than any in the text: descriptions of the API are in it. */
const fenceFor = (text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  return "`".repeat(longest + 1);
};

const printText = (text: string): string => {
  const fence = fenceFor(text);
  return `${fence}text\n${text}\n${fence}`;
};

/** Text of the pull request that brings a new API description, in Markdown. */
export const printPullRequest = ({ source, difference, warnings }: PullRequest): string =>
  [
    `The API description has changed at <${source}>. What that means for callers:`,
    printText(stripVTControlCharacters(difference)),
    ...(warnings.length > 0 ? ["`pnpm generate` warns:", printText(warnings.join("\n"))] : []),
    "The changeset is part of this pull request. Read it before you merge, and correct what a caller would not understand. If a known deviation is gone, or a new one is there, update `spec/README.md`.",
    "",
  ].join("\n\n");
