import { escapeSegment } from "@gong-engagement/fake/document/json-pointer";
import { formOfResponse } from "@gong-engagement/generator/model/media-types";
import type { ResponseObject } from "@gong-engagement/generator/model/openapi";
import { isObject } from "@gong-engagement/kit/is-object";
import { createValidator } from "@gong-engagement/mock/cases/create-validator";
import { nameMediaType } from "@gong-engagement/mock/prism/workarounds/names";
import type { ErrorObject } from "ajv/dist/2020.js";
import { spec } from "./spec.ts";

const compile = createValidator(spec, "response");

/** An integer that a number would round: the client gives its digits. */
const isLargeInteger = (value: unknown): value is string =>
  typeof value === "string" && /^-?\d{16,}$/.test(value) && !Number.isSafeInteger(Number(value));

/** The body as the service sent it: large integers are numbers again where the schema says so. */
const restoreIntegers = (body: unknown, problems: readonly ErrorObject[]): unknown => {
  const places = problems.filter(({ keyword, params }) => keyword === "type" && /integer|number/.test(params.type));
  const pointers = new Set(places.map(({ instancePath }) => instancePath));
  const restore = (value: unknown, pointer: string): unknown => {
    if (isLargeInteger(value)) return pointers.has(pointer) ? Number(value) : value;
    if (Array.isArray(value)) return value.map((item, index) => restore(item, `${pointer}/${index}`));
    if (!isObject(value)) return value;
    const members = Object.entries(value).map(([name, member]) => [
      name,
      restore(member, `${pointer}/${escapeSegment(name)}`),
    ]);
    return Object.fromEntries(members);
  };
  return restore(body, "");
};

/** What is wrong with a decoded body, by the response that the spec documents: none, JSON of its schema, text or a Blob. */
export const validateBody = (
  { content = {} }: ResponseObject,
  { headers }: Response,
  body: unknown,
): readonly unknown[] => {
  const contentType = headers.get("content-type");
  const mediaType = Object.keys(content).find((name) => nameMediaType(name) === contentType);
  if (mediaType === undefined) return body === undefined ? [] : [{ message: "must be absent", contentType, body }];
  if (formOfResponse(mediaType) === "value") {
    const validate = compile(content[mediaType]?.schema ?? true);
    return validate(restoreIntegers(body, validate(body)));
  }
  return typeof body === "string" || body instanceof Blob ? [] : [{ message: `must be ${mediaType}`, body }];
};
