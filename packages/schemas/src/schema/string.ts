import { type Check, check, judgeChecks } from "./check.ts";
import { createIssue, createSchema, type Schema } from "./create-schema.ts";

export type TextCheck = Check<string>;

export const string = (...checks: readonly TextCheck[]): Schema =>
  createSchema("string", (value) =>
    typeof value === "string" ? judgeChecks(value, checks) : [createIssue(value, "must be a string")],
  );

/** Characters as JSON Schema counts them: one for each code point. */
const countCharacters = (text: string): number => [...text].length;

export const minLength = (count: number): TextCheck =>
  check((text: string) => countCharacters(text) >= count, `must have ${count} characters or more`);

export const maxLength = (count: number): TextCheck =>
  check(
    (text: string) => text.length <= count || countCharacters(text) <= count,
    `must have ${count} characters or fewer`,
  );

export const pattern = (source: string, flags = ""): TextCheck => {
  const expression = new RegExp(source, flags);
  return check((text: string) => expression.test(text), `must match the pattern ${source}`);
};
