import type { OpenApiDocument, ParameterObject } from "@gong-engagement/generator/model/openapi";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import type { Schema } from "../../cases/flatten-schema.ts";
import { isPrimitive } from "./is-primitive.ts";

/** Whether Prism can put the value of a parameter together again. */
const canRead = (document: OpenApiDocument, { in: place, style, explode, schema = {}, required }: ParameterObject) => {
  if (isPrimitive(document, schema)) return true;
  const { type, items } = resolveReference<Schema>(document, schema);
  if (type !== "array" || !isPrimitive(document, items)) return false;
  if (place === "header") return required === true;
  return place === "query" && style !== "spaceDelimited" && !(style === "pipeDelimited" && explode);
};

/**
 * The parameters as Prism 5.16 can check them. It
 * - does not look at cookies, nor into `content`;
 * - reads only what is stated to be primitive, or an array of that: not what a union, an `allOf` or no type stands for;
 * - takes objects apart by names in lower case, and those that are not given for empty ones;
 * - separates what is delimited by spaces at `%20`, after it has decoded that;
 * - fails with 500 where an exploded array between pipes, or an array in a header, is not given, or one in a path has
 *   more than one item;
 * - takes `explode` for false where it is not stated.
 */
export const mendParameters = (
  document: OpenApiDocument,
  parameters: readonly ParameterObject[],
): readonly ParameterObject[] =>
  parameters
    .filter((parameter) => parameter.in !== "cookie")
    .map((parameter) => {
      const { name, in: place, required = false, style = "form" } = parameter;
      const { explode = style === "form" || style === "deepObject" } = parameter;
      const stated = place === "query" ? { ...parameter, style, explode } : parameter;
      if (canRead(document, stated)) return stated;
      // An exploded object is sent under the names of its members.
      const hasName = !(place === "query" && explode);
      return { name, in: place, required: required && hasName, schema: {} };
    });
