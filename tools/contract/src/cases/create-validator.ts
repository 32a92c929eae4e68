import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Schema, SchemaOrReference } from "./flatten-schema.ts";

/** Returns what is wrong with a value; nothing if the schema allows it. */
export type Validate = (value: unknown) => readonly ErrorObject[];

const withoutRequired = (schema: Schema | undefined, keyword: "readOnly" | "writeOnly"): unknown => {
  if (!Array.isArray(schema?.required) || !schema.properties) return schema;
  const { properties, required } = schema;
  const isAbsent = (name: string) =>
    (properties[name] as { readonly [keyword: string]: unknown } | undefined)?.[keyword];
  return { ...schema, required: required.filter((name) => !isAbsent(name)) };
};

/**
 * Compiles schemas of one document. What is read-only is not needed in a request, what is write-only not in a response.
 */
export const createValidator = (document: OpenApiDocument, direction: "request" | "response") => {
  const keyword = direction === "request" ? "readOnly" : "writeOnly";
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  addFormats.default(ajv);
  return (schema: SchemaOrReference): Validate => {
    // The document around the schema lets its references find their targets; none of its own members is a keyword.
    const root = JSON.stringify({ ...document, allOf: [schema] });
    const validate = ajv.compile(JSON.parse(root, (_, value) => withoutRequired(value, keyword)));
    return (value) => (validate(value) ? [] : (validate.errors ?? []));
  };
};
