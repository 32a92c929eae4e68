import { createIssue, createSchema, judge, type Schema } from "./create-schema.ts";

/** What `fetch` sends as it is. By their tag, for a class of another realm is another class. */
const isRaw = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  /^\[object (ReadableStream|Blob|File|FormData|URLSearchParams|DataView|(Shared)?ArrayBuffer|\w+Array)\]$/.test(
    Object.prototype.toString.call(value),
  );

/** Bytes: a Blob, a File, or what else `fetch` sends as it is; in text, a string. */
export const bytes = (): Schema =>
  createSchema("bytes", (value) =>
    typeof value === "string" || isRaw(value) ? [] : [createIssue(value, "must be a Blob or a File")],
  );

/** A form: an object that fits a schema. What has already been made into a form is not looked into. */
export const form = (schema: Schema): Schema =>
  createSchema("form", (value) => (isRaw(value) ? [] : judge(schema, value)));
