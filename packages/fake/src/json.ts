/** Whether a value is an object of JSON, and not a list. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Marks the digits of a large integer until the text is complete. */
const mark = "\u0000";

/** Writes JSON in which large integers are numbers. */
export const writeJson = (value: unknown): string => {
  const text = JSON.stringify(value, (_, member: unknown) =>
    typeof member === "bigint" ? `${mark}${member}${mark}` : member,
  );
  return text.replaceAll(/"\\u0000(\d+)\\u0000"/g, "$1");
};
