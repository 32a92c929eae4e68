/** What the text of the pull request is made from. */
export interface PullRequest {
  /** Where the API description comes from. */
  readonly source: string;
  /** What `pnpm spec:diff` says. */
  readonly difference: string;
}

/** The fence must be longer than any in the text: descriptions of the API are in it. */
const fenceFor = (text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  return "`".repeat(longest + 1);
};

/** Text of the pull request that brings a new API description, in Markdown. */
export const printPullRequest = ({ source, difference }: PullRequest): string => {
  const fence = fenceFor(difference);
  return [
    `The API description has changed at <${source}>. What that means for callers:`,
    `${fence}text\n${difference}\n${fence}`,
    "The changeset is part of this pull request. Before you merge:",
    [
      "- read it, and mend what a caller would not understand;",
      "- look for warnings of `pnpm generate`: an action of `spec/overlay.yaml` may match nothing any more;",
      "- update `spec/README.md` if a known deviation is gone, or a new one is there.",
    ].join("\n"),
    "",
  ].join("\n\n");
};
