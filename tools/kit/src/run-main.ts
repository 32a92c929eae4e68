import { styleText } from "node:util";

/** What a command of this repository does when somebody starts it. */
export interface Main<Arguments extends { readonly help?: boolean | undefined }> {
  /** The answer to `--help`. It also follows what is wrong with the arguments. */
  readonly usage: string;
  /** Reads the arguments. What it throws says what is wrong with them. */
  readonly parse: () => Arguments;
  readonly run: (args: Arguments) => Promise<void>;
  /** What is printed if `run` fails; by default `error` and the message, or the stack where the program has a fault. */
  readonly printFailure?: (error: unknown) => string;
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Errors that JavaScript itself throws. Nobody can act on their message, where all others say what to do. */
const isFault = (error: unknown): error is Error =>
  error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;

const printError = (text: string): string => `${styleText("red", "error", { stream: process.stderr })} ${text}`;

const printDefault = (error: unknown): string =>
  printError((isFault(error) ? error.stack : undefined) ?? messageOf(error));

/** Runs a command. The process exits with 2 if the arguments are wrong, with 1 if it fails. */
export const runMain = async <Arguments extends { readonly help?: boolean | undefined }>({
  usage,
  parse,
  run,
  printFailure = printDefault,
}: Main<Arguments>): Promise<void> => {
  let args: Arguments;
  try {
    args = parse();
  } catch (error) {
    console.error(`${printError(messageOf(error))}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (args.help) {
    console.log(usage);
    return;
  }
  await run(args).catch((error: unknown) => {
    console.error(printFailure(error));
    if (process.env.DEBUG) console.error(error);
    process.exitCode = 1;
  });
};
