import { check, type PipeItem, pipe, string as valibotString } from "valibot";
import type { Issue, Schema } from "./create-schema.ts";

export type TextCheck = PipeItem<string, string, Issue>;

export const string = (...checks: readonly TextCheck[]): Schema => pipe(valibotString("must be a string"), ...checks);

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
