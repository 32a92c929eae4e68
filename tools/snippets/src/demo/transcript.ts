import { styleText } from "node:util";
import { type CallPromise, type GongApiError, isGongError } from "@gong-engagement/sdk";

const describe = (value: unknown): string => (isGongError(value) ? `${value.name} (${value.message})` : String(value));

/** Prints a result: a success, or a failure that the demo means to show. */
export const printResult = (isGood: boolean, title: string, result: string): void =>
  console.log(`${isGood ? styleText("green", "✓") : styleText("red", "✗")} ${title.padEnd(24)} ${result}`);

/** Prints what there is to say further, a line each. */
export const printDetails = (details: Readonly<Record<string, unknown>>): void => {
  for (const [key, value] of Object.entries(details)) {
    if (value !== undefined) console.log(`  ${key.padEnd(24)} ${value}`);
  }
};

/** Prints that an event was reported. */
export const printReported = async (
  title: string,
  call: CallPromise<{ readonly requestId?: string }>,
): Promise<void> => {
  const { response, requestId } = await call.withResponse();
  printResult(true, title, `${response.status}  requestId ${requestId}`);
};

/**
 * Prints the error that a call rejected with.
 *
 * @throws Error if the call was not refused, or not with the error that was expected.
 */
export const printRefused = async (
  title: string,
  call: Promise<unknown>,
  isExpected: (value: unknown) => value is GongApiError,
): Promise<void> => {
  const error: unknown = await call.then(
    () => "an answer",
    (reason: unknown) => reason,
  );
  if (!isExpected(error)) throw new Error(`"${title}" gave ${describe(error)}`);
  const { name, status, delivery, requestId, errors, retryAfter } = error;
  console.log();
  printResult(false, title, `${status}  ${name}`);
  printDetails({ delivery, requestId, errors: errors.join("; "), retryAfter: retryAfter && `${retryAfter} ms` });
};
