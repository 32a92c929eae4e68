import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Schema, SchemaOrReference } from "./flatten-schema.ts";

/** Returns what is wrong with a value; nothing if the schema allows it. */
export type Validate = (value: unknown) => readonly ErrorObject[];

type Direction = "request" | "response";

/** Properties that the schema requires, but not in this direction. */
const hiddenIn = { request: "readOnly", response: "writeOnly" } as const;

const parseRequired = ({ required, properties = {} }: Schema, direction: Direction): Schema => {
  if (!Array.isArray(required)) return {};
  const isHidden = (name: string) => (properties[name] as Schema | undefined)?.[hiddenIn[direction]];
  return { required: required.filter((name) => !isHidden(name)) };
};

/** OpenAPI 3.0 marks a bound as exclusive; JSON Schema of today has a bound of its own for that. */
const parseBounds = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema) => ({
  ...(typeof exclusiveMinimum === "boolean" ? { exclusiveMinimum: exclusiveMinimum ? minimum : undefined } : {}),
  ...(typeof exclusiveMaximum === "boolean" ? { exclusiveMaximum: exclusiveMaximum ? maximum : undefined } : {}),
});

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Compiles schemas of one document as they apply in one direction. */
export const createValidator = (document: OpenApiDocument, direction: Direction) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  addFormats.default(ajv);

  /** Copies JSON, with every schema in it as JSON Schema of today. */
  const toJsonSchema = (value: object): object =>
    JSON.parse(
      JSON.stringify(value, (_, part: unknown) =>
        isObject(part) ? { ...part, ...parseRequired(part, direction), ...parseBounds(part) } : part,
      ),
    );

  return (schema: SchemaOrReference): Validate => {
    // The document around the schema lets its references find their targets; none of its own members is a keyword.
    const validate = ajv.compile(toJsonSchema({ ...document, allOf: [schema] }));
    return (value) => (validate(value) ? [] : (validate.errors ?? []));
  };
};
