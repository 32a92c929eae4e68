import { relative } from "node:path";

/** One thing that is wrong with the spec, and how to fix it. */
export interface SpecProblem {
  /** Absolute path. */
  readonly file: string;
  /** Counted from 1; absent if the file as a whole is meant. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
  readonly message: string;
  /** May have several lines. */
  readonly remedy: string;
}

/** A problem as people read it: `file:line:column: what is wrong`, then how to fix it. */
export const printProblem = ({ file, line, column, message, remedy }: SpecProblem): string => {
  const place = [relative(process.cwd(), file) || file, line, column].filter((part) => part !== undefined).join(":");
  return [`${place}: ${message}`, ...remedy.split("\n").map((text) => `  ${text}`)].join("\n");
};

/** The spec cannot be used. The message is ready to print, the stack is of no interest. */
export class SpecError extends Error {
  override readonly name = "SpecError";
  readonly problems: readonly SpecProblem[];

  /** @param omitted How many problems there are beside those given. */
  constructor(problems: readonly SpecProblem[], omitted = 0) {
    super([...problems.map(printProblem), ...(omitted > 0 ? [`... and ${omitted} more.`] : [])].join("\n"));
    this.problems = problems;
  }
}
