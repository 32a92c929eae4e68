import { isJson } from "@gong-engagement/generator/model/media-types";
import type { ResponseObject } from "@gong-engagement/generator/model/openapi";
import { createValidator } from "../cases/create-validator.ts";
import { spec } from "./spec.ts";

const compile = createValidator(spec, "response");

/** What is wrong with a decoded body, by the response that the spec documents: none, JSON of its schema, text or a Blob. */
export const validateBody = ({ content = {} }: ResponseObject, body: unknown): readonly unknown[] => {
  const mediaTypes = Object.keys(content);
  const mediaType = mediaTypes.find(isJson) ?? mediaTypes[0];
  if (mediaType === undefined) return body === undefined ? [] : [{ message: "must be absent", body }];
  if (isJson(mediaType)) return compile(content[mediaType]?.schema ?? true)(body);
  return typeof body === "string" || body instanceof Blob ? [] : [{ message: `must be ${mediaType}`, body }];
};
