const shownLines = 40;

/** A command that did not do what it was started for. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  /** All that the command wrote, to stdout and stderr. */
  readonly output: string;

  constructor(command: string, what: string, output: string) {
    const lines = output.trim().split("\n");
    const shown = lines.slice(-shownLines).map((line) => `  ${line}`);
    const omitted = lines.length > shownLines ? [`  ... ${lines.length - shownLines} lines before`] : [];
    super([`\`${command}\` ${what}`, ...omitted, ...shown].join("\n").trimEnd());
    this.output = output;
  }
}
