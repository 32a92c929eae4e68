import { styleText } from "node:util";
import { type CallPromise, type GongApiError, isGongError } from "@gong-engagement/sdk";

const describe = (value: unknown): string => (isGongError(value) ? `${value.name} (${value.message})` : String(value));

/** Prints that an event was reported. */
export const printReported = async (
  title: string,
  call: CallPromise<{ readonly requestId?: string }>,
): Promise<void> => {
  const { response, requestId } = await call.withResponse();
  console.log(`${styleText("green", "✓")} ${title.padEnd(24)} ${response.status}  requestId ${requestId}`);
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
  console.log(`\n${styleText("red", "✗")} ${title.padEnd(24)} ${status}  ${name}`);
  const details = { delivery, requestId, errors: errors.join("; "), retryAfter: retryAfter && `${retryAfter} ms` };
  for (const [key, value] of Object.entries(details)) {
    if (value !== undefined) console.log(`  ${key.padEnd(24)} ${value}`);
  }
};
