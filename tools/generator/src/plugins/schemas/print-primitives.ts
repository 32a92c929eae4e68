import { formOfRequest } from "../../model/media-types.ts";
import { numberFormats, textFormats } from "./formats.ts";
import { printCall } from "./print-call.ts";
import type { Schema } from "./schema-keywords.ts";

/** A pattern with the flags that JavaScript reads it with: if it can, by characters, as JSON Schema says. `undefined` if it cannot. */
export const printPattern = (source: string): string | undefined => {
  for (const flags of ["u", ""]) {
    try {
      new RegExp(source, flags);
      return [source, ...(flags ? [flags] : [])].map((text) => JSON.stringify(text)).join(", ");
    } catch {}
  }
  return undefined;
};

/** A limit, if it is one. */
export const countOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

const printTextChecks = ({ minLength, maxLength, pattern, format = "" }: Schema): string[] => {
  const printed = typeof pattern === "string" ? printPattern(pattern) : undefined;
  const check = textFormats.get(format);
  return [
    ...(countOf(minLength) ? [printCall("minLength", minLength)] : []),
    ...(countOf(maxLength) === undefined ? [] : [printCall("maxLength", maxLength)]),
    ...(printed === undefined ? [] : [printCall("pattern", printed)]),
    ...(check === undefined ? [] : [printCall(check)]),
  ];
};

const isBinary = ({ format, contentMediaType, contentEncoding }: Schema): boolean =>
  format === "binary" ||
  (format === undefined &&
    typeof contentMediaType === "string" &&
    contentEncoding === undefined &&
    formOfRequest(contentMediaType) === "binary");

/** Prints the schema of a string, or of bytes. */
export const printText = (schema: Schema): string =>
  isBinary(schema) ? printCall("bytes") : printCall("string", ...printTextChecks(schema));

/** Prints the schema of a number. */
export const printNumber = (schema: Schema, type: string): string => {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format = "" } = schema;
  const bound = (name: string, exclusiveName: string, limit: unknown, exclusive: unknown): string[] => [
    ...(typeof limit === "number" ? [printCall(exclusive === true ? exclusiveName : name, limit)] : []),
    ...(typeof exclusive === "number" ? [printCall(exclusiveName, exclusive)] : []),
  ];
  const check = numberFormats.get(format);
  return printCall(
    type,
    ...bound("minimum", "above", minimum, exclusiveMinimum),
    ...bound("maximum", "below", maximum, exclusiveMaximum),
    ...(multipleOf ? [printCall("multipleOf", multipleOf)] : []),
    ...(check === undefined ? [] : [printCall(check)]),
  );
};
