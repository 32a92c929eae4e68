import { unescapeReference } from "@gong-engagement/fake/document/json-pointer";
import { formOfRequest } from "../media-types.ts";
import type { OpenApiDocument } from "../openapi.ts";
import { toPascalCase } from "../to-identifier.ts";
import { annotationKeywords, compositions, isNode, mapSchemas, type Node, omit, pick, referTo } from "./node.ts";

/** A schema that nothing satisfies. hey-api has no other that it prints as `never`. */
export const never = (): Node => ({ enum: [] });

/** Keywords that say nothing of the type, or that no type can say. */
const ignored = [
  ...["$id", "$schema", "$anchor", "$dynamicAnchor", "$comment", "$defs", "$vocabulary", "definitions", "examples"],
  "contentSchema",
  ...[
    "externalDocs",
    "xml",
    "nullable",
    "not",
    "if",
    "then",
    "else",
    "contains",
    "dependentSchemas",
    "dependentRequired",
  ],
];

/** Extensions but those that say something of the values of an enum. */
const extensionsOf = (node: Node): string[] =>
  Object.keys(node).filter((key) => key.startsWith("x-") && !annotationKeywords.includes(key));

const typesOf = ({ type }: Node): string[] => [type].flat().filter((name): name is string => typeof name === "string");

const typeOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value === "object" ? "object" : typeof value;

const isComplex = (value: unknown): boolean => typeof value === "object" && value !== null;

const shapes = ["properties", "additionalProperties", "patternProperties", "items", "prefixItems"];

const has = (node: Node, keywords: readonly string[]): boolean => keywords.some((keyword) => keyword in node);

/** Writes `null` into a schema as OpenAPI 3.1 does. Beside other schemas, a type with null means: or null. */
const writeNull = (node: Node, nullable: boolean): Node => {
  const types = typesOf(node);
  const others = types.filter((type) => type !== "null");
  const isNull = nullable || (types.includes("null") && others.length > 0);
  if (Array.isArray(node.enum)) {
    const values = isNull && !node.enum.includes(null) ? [...node.enum, null] : node.enum;
    const type = types.length > 0 ? types : [...new Set(values.filter((value) => value !== null).map(typeOf))];
    return { ...node, enum: values, ...(values.includes(null) ? { type: [...new Set([...type, "null"])] } : {}) };
  }
  if (!isNull) return node;
  if (has(node, compositions)) {
    const { type: _, ...rest } = node;
    const inner = omit(others.length > 0 ? { ...rest, type: others } : rest, annotationKeywords);
    return { ...pick(node, annotationKeywords), anyOf: [inner, { type: "null" }] };
  }
  if (others.length > 0) return { ...node, type: [...others, "null"] };
  if (types.length > 0) return node;
  return has(node, shapes)
    ? { ...node, type: [has(node, ["items", "prefixItems"]) ? "array" : "object", "null"] }
    : node;
};

/** Bytes as OpenAPI 3.0 has them: what is of a media type, not encoded, and no text. */
const writeBytes = (node: Node): Node => {
  const { contentMediaType, contentEncoding, ...others } = node;
  if (typeof contentMediaType !== "string" || contentEncoding !== undefined || node.format !== undefined) return others;
  const isBytes = formOfRequest(contentMediaType) === "binary" && (node.type ?? "string") === "string";
  return isBytes ? { ...others, type: "string", format: "binary" } : others;
};

/** A bound that is a boolean, as in OpenAPI 3.0, makes the one beside it exclusive. */
const writeBounds = (node: Node): Node => {
  const result = { ...node };
  for (const [exclusive, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof node[exclusive] !== "boolean") continue;
    delete result[exclusive];
    if (node[exclusive] !== true || typeof node[bound] !== "number") continue;
    delete result[bound];
    result[exclusive] = node[bound];
  }
  return result;
};

/** Objects and lists in an enum or a const have no type that TypeScript could print as a literal. */
const writeValues = (node: Node): Node => {
  const { const: constant, enum: values, type, ...others } = node;
  if (isComplex(constant)) return { ...others, type: type ?? typeOf(constant) };
  if (constant !== undefined) return { ...others, const: constant };
  if (!Array.isArray(values) || !values.some(isComplex)) return node;
  return { ...others, type: type ?? [...new Set(values.map(typeOf))] };
};

const isComponent = (ref: string): boolean => /^#\/components\/schemas\/[^/]+$/.test(ref);

/** A document may be made so that references into schemas multiply: at most this number is written out. */
const inlinedAtMost = 10_000;

/** Makes one form of all schemas of a document. */
export interface SchemaNormalizer {
  readonly normalize: (schema: unknown) => Node;
  /** Schemas that had no component, and need one because they lead back to themselves; to be called last. */
  readonly takeLifted: () => Record<string, Node>;
}

const get = (value: unknown, segment: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, segment)
    ? (value as Record<string, unknown>)[segment]
    : undefined;

const wordsOf = (ref: string): string =>
  ref
    .slice(2)
    .split("/")
    .map(unescapeReference)
    .filter(
      (word) => !/^(components|schemas|paths|properties|items|content|schema|application\/json|\$defs)$/.test(word),
    )
    .join(" ");

/**
 * Makes a normalizer for the schemas of a document: booleans, `null`, keywords beside a `$ref` and old bounds are written
 * in one way, that of OpenAPI 3.1, and a reference that leads into a schema gives way to what it refers to. hey-api 0.99
 * reads each of them in some places only, and fails on a reference that leads into itself (hey-api/hey-api#3231).
 */
export const createSchemaNormalizer = (document: OpenApiDocument, takenNames: readonly string[]): SchemaNormalizer => {
  const isOld = document.openapi.startsWith("3.0");
  const lifted = new Map<string, string>();
  const names = new Set(takenNames);
  const open = new Set<string>();
  let inlined = 0;

  const locate = (ref: string, hops = 0): unknown => {
    let value: unknown = document;
    for (const segment of ref.slice(2).split("/").map(unescapeReference)) {
      const next = get(value, "$ref");
      if (get(value, segment) === undefined && typeof next === "string" && hops < 100) value = locate(next, hops + 1);
      value = get(value, segment);
    }
    return value;
  };

  const lift = (ref: string): Node => {
    let name = lifted.get(ref);
    if (name === undefined) {
      const words = toPascalCase(wordsOf(ref));
      name = words;
      for (let count = 2; names.has(name); count++) name = `${words}${count}`;
      names.add(name);
      lifted.set(ref, name);
    }
    return { $ref: referTo(name) };
  };

  const follow = (ref: string): Node => {
    if (isComponent(ref)) return { $ref: referTo(unescapeReference(ref.slice("#/components/schemas/".length))) };
    if (open.has(ref) || lifted.has(ref) || ++inlined > inlinedAtMost) return lift(ref);
    open.add(ref);
    const target = normalize(locate(ref));
    open.delete(ref);
    return target;
  };

  const normalizeReference = (node: Node, ref: string): Node => {
    const target = follow(ref);
    // What OpenAPI 3.0 ignores was taken out, or written around the reference.
    if (isOld) return { ...target, ...pick(node, ["description"]) };
    const annotations = pick(
      node,
      annotationKeywords.filter((keyword) => keyword !== "default" && keyword !== "example"),
    );
    const { nullable, ...rest } = omit(node, ["$ref", ...annotationKeywords]);
    const types = typesOf(rest);
    const others = types.filter((type) => type !== "null");
    const own = omit(rest, ["type", ...ignored, ...extensionsOf(rest)]);
    const isAnd = Object.keys(own).length > 0;
    const both = { allOf: [target, normalize({ ...own, ...(others.length > 0 ? { type: others } : {}) })] };
    const isNull = nullable === true || (types.includes("null") && others.length > 0);
    if (isNull) return { ...annotations, anyOf: [isAnd ? both : target, { type: "null" }] };
    return isAnd ? { ...annotations, ...both } : { ...target, ...annotations };
  };

  const normalize = (schema: unknown): Node => {
    if (schema === false) return never();
    if (!isNode(schema)) return {};
    if (typeof schema.$ref === "string") return normalizeReference(schema, schema.$ref);
    const { not } = schema;
    if (not === true || (isNode(not) && Object.keys(not).length === 0)) return never();
    const { example, default: standard, ...others } = omit(schema, [...ignored, ...extensionsOf(schema)]);
    // A `$ref` in data is data, but hey-api would follow it.
    const data = {
      ...(typeof example === "string" ? { example } : {}),
      ...(standard === undefined || isComplex(standard) ? {} : { default: standard }),
    };
    const children = mapSchemas({ ...others, ...data }, normalize);
    return writeNull(writeValues(writeBounds(writeBytes(children))), schema.nullable === true);
  };

  return {
    normalize,
    takeLifted: () => {
      const schemas: Record<string, Node> = {};
      // A map can be walked through while it grows.
      for (const [ref, name] of lifted) {
        open.add(ref);
        schemas[name] = normalize(locate(ref));
        open.delete(ref);
      }
      return schemas;
    },
  };
};

const typeKeywords = [
  ...["type", "$ref", "enum", "const", "allOf", "anyOf", "oneOf", "properties", "patternProperties"],
  ...["additionalProperties", "unevaluatedProperties", "items", "prefixItems"],
];

/** Whether a schema says nothing of the type of its values. */
export const isUnknown = (node: Node): boolean => !has(node, typeKeywords);

/** Whether nothing satisfies a schema. */
export const isNever = ({ enum: values }: Node): boolean => Array.isArray(values) && values.length === 0;
