/** Whether a number holds all digits of an integer, so that they are not others when it is sent. */
export const holdsDigits = (text: string): boolean => {
  const value = Number(text);
  return !/^[+-]?\d+$/.test(text) || Number.isSafeInteger(value) || BigInt(text) === BigInt(value);
};

const checkNumber = (_name: string, value: unknown, context?: { readonly source?: string }): unknown => {
  const { source = "" } = context ?? {};
  if (typeof value !== "number" || holdsDigits(source)) return value;
  throw new RangeError(`${source} has more digits than a number can hold: write it as text, in quotes`);
};

/**
 * Parses JSON.
 *
 * @throws SyntaxError if it is not JSON; RangeError if a number in it would lose digits.
 */
export const parseJson = (text: string): unknown => JSON.parse(text, /\d{16}/.test(text) ? checkNumber : undefined);
