/** The command was used wrongly: exit code 2. The message says what is right. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What an error says to people: without its stack. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
