/** The command was used wrongly: exit code 2. The message says what is right. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
