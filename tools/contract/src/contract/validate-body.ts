import { formOfResponse } from "@gong-engagement/generator/model/media-types";
import type { ResponseObject } from "@gong-engagement/generator/model/openapi";
import { createValidator } from "../cases/create-validator.ts";
import { nameMediaType } from "../prism/mends/name-media-type.ts";
import { spec } from "./spec.ts";

const compile = createValidator(spec, "response");

/** What is wrong with a decoded body, by the response that the spec documents: none, JSON of its schema, text or a Blob. */
export const validateBody = (
  { content = {} }: ResponseObject,
  { headers }: Response,
  body: unknown,
): readonly unknown[] => {
  const contentType = headers.get("content-type");
  const mediaType = Object.keys(content).find((name) => nameMediaType(name) === contentType);
  if (mediaType === undefined) return body === undefined ? [] : [{ message: "must be absent", contentType, body }];
  if (formOfResponse(mediaType) === "value") return compile(content[mediaType]?.schema ?? true)(body);
  return typeof body === "string" || body instanceof Blob ? [] : [{ message: `must be ${mediaType}`, body }];
};
