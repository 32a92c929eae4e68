/** An error that the person who runs the command can fix. The message says how; the stack is not printed. */
export class UserError extends Error {
  override readonly name = "UserError";
}
