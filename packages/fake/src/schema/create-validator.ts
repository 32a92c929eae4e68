import { type Schema as JsonSchema, validate as validateSchema } from "@cfworker/json-schema";
import { unescapeSegment } from "../document/json-pointer.ts";
import type { OpenApiDocument } from "../document/openapi.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { isObject } from "../json.ts";
import type { Schema, SchemaOrReference } from "./flatten-schema.ts";
import { loosenPattern } from "./loosen-pattern.ts";
import { type Direction, toJsonSchema } from "./to-json-schema.ts";

/** Something wrong with a value. */
export interface Problem {
  /** Names and indexes from the whole value to the place. */
  readonly path: readonly string[];
  readonly message: string;
}

/** Returns what is wrong with a value; nothing if the schema allows it. */
export type Validate = (value: unknown) => readonly Problem[];

type Lookup = Parameters<typeof validateSchema>[3] & object;
type Output = ReturnType<typeof validateSchema>["errors"][number];

/** What only says that something below it is wrong. */
const summaries = new Set(["$ref", "allOf", "items", "properties", "prefixItems", "additionalProperties"]);

const base64 = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$";

/** What the validator does not know: patterns of older engines, and formats of OpenAPI. */
const adapt = ({ pattern, ...schema }: Schema): Schema => ({
  ...schema,
  ...(typeof pattern === "string" && { pattern: loosenPattern(pattern) }),
  ...(schema.format === "byte" && pattern === undefined && { pattern: base64 }),
});

const typeNames: Readonly<Record<string, string>> = { array: "a list", object: "an object", integer: "an integer" };

const describe = ({ keyword, error }: Output): string => {
  const [first = "", ...others] = [...error.matchAll(/"([^"]*)"/g)].map(([, text = ""]) => text);
  if (keyword === "required") return "is missing";
  if (keyword === "type") return `must be ${others.map((name) => typeNames[name] ?? `a ${name}`).join(" or ")}`;
  if (keyword === "format") return `must be a valid ${first}`;
  if (keyword === "enum" || keyword === "const") {
    return error.replace(/^Instance does not match (any of )?/, "must be $1").replace(/\.$/, "");
  }
  if (keyword === "additionalProperties" || keyword === "unevaluatedProperties" || keyword === "false") {
    return "is not allowed";
  }
  return error.replace(/^(Instance|String) /, "").replace(/\.$/, "");
};

const toProblem = (output: Output): Problem => {
  const { keyword, instanceLocation, error } = output;
  const path = instanceLocation.split("/").slice(1).map(unescapeSegment);
  const missing = keyword === "required" ? /property "(.*)"\.$/.exec(error)?.[1] : undefined;
  return { path: missing === undefined ? path : [...path, missing], message: describe(output) };
};

/** Compiles schemas of one document as they apply in one direction, each one when it is first needed. */
export const createValidator = (
  document: OpenApiDocument,
  direction: Direction,
): ((schema: SchemaOrReference) => Validate) => {
  const lookup: Lookup = Object.create(null);
  const convert = toJsonSchema(document, {
    direction,
    refer: (reference) => {
      pending.add(reference);
      return reference;
    },
    adapt,
  });
  const pending = new Set<string>();
  const validators = new Map<SchemaOrReference, Validate>();

  const prepareReferences = (): void => {
    for (const reference of pending) {
      pending.delete(reference);
      if (reference in lookup) continue;
      const target = resolveReference<object>(document, { $ref: reference }) as unknown;
      lookup[reference] = isObject(target) ? (convert<object>(target) as JsonSchema) : target !== false;
    }
  };

  return (schema) => {
    const known = validators.get(schema);
    if (known) return known;
    const converted = convert(schema) as JsonSchema | boolean;
    prepareReferences();
    const validate: Validate = (value) => {
      const { valid, errors } = validateSchema(value, converted, "2020-12", lookup, false);
      if (valid) return [];
      const problems = errors.filter(({ keyword }) => !summaries.has(keyword)).map(toProblem);
      return problems.length > 0 ? problems : errors.map(toProblem);
    };
    validators.set(schema, validate);
    return validate;
  };
};
