import type { Schema } from "@gong-engagement/fake/schema/flatten-schema";
import type { OpenApiDocument, ParameterObject } from "@gong-engagement/generator/model/openapi";
import { parseSecuritySchemes } from "@gong-engagement/generator/model/parse-security-schemes";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import { isPrimitive } from "./is-primitive.ts";
import { nameParameter } from "./names.ts";

/** Whether Prism can put the value of a parameter together again. */
const canRead = (document: OpenApiDocument, { in: place, style, explode, schema = {} }: ParameterObject): boolean => {
  const { type, items, enum: values = [] } = resolveReference<Schema>(document, schema);
  if (isPrimitive(document, schema)) return !values.includes("");
  if (place !== "query" || type !== "array" || !isPrimitive(document, items)) return false;
  return style !== "spaceDelimited" && !(style === "pipeDelimited" && explode);
};

/**
 * The parameters as Prism 5.16 can check them. It
 * - does not look at cookies, nor into `content`;
 * - reads only what is stated to be primitive, or an array of that: not what a union, an `allOf` or no type stands for;
 * - takes an empty value for none;
 * - takes objects apart by names in lower case, and those that are not given for empty ones;
 * - separates what is delimited by spaces at `%20`, after it has decoded that;
 * - ends the process, for nobody catches its error, where an array of a header, or an exploded one between pipes, is not
 *   given, and where one of a path has several items;
 * - reads a list where a parameter is also a credential, and is sent with both;
 * - takes `explode` for false where it is not stated.
 */
export const adaptParameters = (
  document: OpenApiDocument,
  parameters: readonly ParameterObject[],
): readonly ParameterObject[] => {
  const keys = parseSecuritySchemes(document).map(([, scheme]) => scheme);
  const isKey = (parameter: ParameterObject): boolean =>
    keys.some((key) => key.in === parameter.in && key.name === parameter.name);

  return parameters
    .filter((parameter) => parameter.in !== "cookie")
    .map((parameter) => (parameter.in === "path" ? { ...parameter, name: nameParameter(parameter.name) } : parameter))
    .map((parameter) => {
      const { name, in: place, required = false, style = "form" } = parameter;
      const { explode = style === "form" || style === "deepObject" } = parameter;
      const stated = place === "query" ? { ...parameter, style, explode } : parameter;
      if (canRead(document, stated) && !isKey(parameter)) return stated;
      // An exploded object is sent under the names of its members, and an empty value is not one of them.
      const hasName = !(place === "query" && explode);
      return { name, in: place, required: required && hasName, schema: {} };
    });
};
