import type { SchemaOrReference } from "@gong-engagement/fake/schema/flatten-schema";
import { type Direction, toJsonSchema } from "@gong-engagement/fake/schema/to-json-schema";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** Returns what is wrong with a value; nothing if the schema allows it. */
export type Validate = (value: unknown) => readonly ErrorObject[];

const documentId = "document";

/** Compiles schemas of one document as they apply in one direction, each one once. */
export const createValidator = (document: OpenApiDocument, direction: Direction) => {
  const ajv = new Ajv2020({
    allErrors: true,
    logger: false,
    strict: false,
    ownProperties: true, // `toString` is a property like any other.
    inlineRefs: false, // Large documents refer to the same schemas from everywhere.
    unicodeRegExp: false, // Patterns are written for all kinds of engines; this is the most lenient mode.
    validateSchema: false, // The generator has done that.
  });
  addFormats.default(ajv);
  const convert = toJsonSchema(document, { direction, refer: (reference) => documentId + reference });
  ajv.addSchema(convert(document), documentId);
  const validators = new Map<SchemaOrReference, Validate>();

  return (schema: SchemaOrReference): Validate => {
    const known = validators.get(schema);
    if (known) return known;
    const isValid = ajv.compile(convert(schema));
    const validate: Validate = (value) => (isValid(value) ? [] : (isValid.errors ?? []));
    validators.set(schema, validate);
    return validate;
  };
};
