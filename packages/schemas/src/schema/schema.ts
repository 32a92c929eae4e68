import { createIssue, createSchema, judge, type Schema } from "./create-schema.ts";

/** How deep values of one schema may be in each other. A few times as many are too much for the stack of JavaScript. */
const deepest = 500;

/**
 * Makes a schema that is built when it is first used. So a schema can hold itself, and one that is never used costs nothing.
 *
 * @param build - gives the schema of a `Value`: the generator prints both from the same part of the document
 */
export const schema = <Value>(build: () => Schema): Schema<Value> => {
  let built: Schema | undefined;
  /** Values that are being judged: one that holds itself would have no end. */
  const open = new Set<unknown>();
  return createSchema<Value>("value", (value) => {
    built ??= build();
    if (typeof value !== "object") return judge(built, value);
    if (open.has(value)) return [createIssue(value, "must not contain itself")];
    if (open.size >= deepest) return [createIssue(value, "must not be nested so deeply")];
    open.add(value);
    try {
      return judge(built, value);
    } finally {
      open.delete(value);
    }
  });
};
