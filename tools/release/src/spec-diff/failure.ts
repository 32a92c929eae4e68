/** Something that the person who runs the command can mend. The message says how; the stack is of no interest. */
export class Failure extends Error {
  override readonly name = "Failure";
}
