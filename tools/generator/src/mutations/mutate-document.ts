import { httpMethods } from "../model/openapi.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../spec/json.ts";
import type { Random } from "./create-random.ts";

/** A member of an object, or an item of a list. */
interface Place {
  readonly parent: JsonObject | JsonValue[];
  readonly key: string;
  readonly value: JsonValue;
}

/** What a mutation may use of the document. */
interface Surroundings {
  readonly places: readonly Place[];
  /** A component, one of its properties, and its name. */
  readonly $ref: string;
  readonly property: string;
  readonly name: string;
}

type Mutate = (place: Place, random: Random, surroundings: Surroundings) => void;

const listPlaces = (root: JsonValue): Place[] => {
  if (typeof root !== "object" || root === null) return [];
  return Object.entries(root).flatMap(([key, value]) => [{ parent: root, key, value }, ...listPlaces(value)]);
};

const set = ({ parent, key }: Place, value: JsonValue): void => {
  (parent as JsonObject)[key] = value;
};

const remove = ({ parent, key }: Place): void => {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
};

const oddNames = [
  ...["delete", "constructor", "__proto__", "then", "class", "Promise", "1st", "a b", "a/b", "a-b", "ÄÖ", "名前"],
  ...["*/", "`\u0024{x}`", "'", '"', "\n", "\u2028", "..", "/", "{id}", "", " ", "default", "GongEngagement", "client"],
  ...["string", "x-name", "200", "2XX", "application/xml", "$ref"],
];

const listOddValues = ({ $ref }: Surroundings): readonly JsonValue[] => [
  ...[null, true, false, 0, -1, 1.5, 1e21, "", "text", "#/components/schemas/Nothing", "https://example.com"],
  ...["1.0", ["a", "b"], { a: null }, { $ref: "#/components/schemas/Nothing" }, { $ref: "other.yaml" }],
  ...[[], {}, [null], [{}], { type: "object" }, { $ref }, "object", "get"],
];

const mutations: Readonly<Record<string, Mutate>> = {
  remove,
  retype: (place, { pick }, surroundings) => set(place, structuredClone(pick(listOddValues(surroundings)))),
  rename: (place, { pick }) => {
    if (Array.isArray(place.parent)) return set(place, pick(oddNames));
    remove(place);
    place.parent[pick(oddNames)] = place.value;
  },
  duplicate: ({ parent, key, value }, { pick }) => {
    if (Array.isArray(parent)) parent.push(structuredClone(value));
    else
      parent[key.startsWith("/") ? `${key}/{${pick(["id", "a b", "x"])}}` : `${key}${pick(["2", "_", " "])}`] =
        structuredClone(value);
  },
  swap: (place, { pick }, { places }) => {
    const other = pick(places.filter(({ value }) => typeof value === typeof place.value));
    const [mine, theirs] = [structuredClone(place.value), structuredClone(other.value)];
    set(place, theirs);
    set(other, mine);
  },
  wrap: (place, { pick }) => {
    const { value } = place;
    const wrapped: readonly JsonValue[] = [
      ...[[value], { oneOf: [value, { type: "null" }] }, { allOf: [value] }, { anyOf: [value, value] }],
      ...[{ type: "array", items: value }, { type: "object", properties: { value } }, { "application/xml": value }],
    ];
    set(place, structuredClone(pick(wrapped)));
  },
  reverse: (place) => {
    if (Array.isArray(place.value)) place.value.reverse();
    else if (isJsonObject(place.value)) set(place, Object.fromEntries(Object.entries(place.value).reverse()));
  },
  changeMethod: ({ parent, key, value }, { pick }) => {
    if (Array.isArray(parent) || !httpMethods.some((method) => method === key)) return;
    delete parent[key];
    parent[pick(httpMethods)] = value;
  },
  changeKeyword: ({ value }, { pick }, { $ref, property, name }) => {
    if (!isJsonObject(value) || !("type" in value)) return;
    const keywords: readonly JsonObject[] = [
      ...[{ nullable: true }, { readOnly: true }, { writeOnly: true }, { deprecated: true }, { enum: ["a", null, 1] }],
      ...[{ const: "a" }, { type: ["string", "null"] }, { format: "binary" }, { additionalProperties: false }],
      ...[
        { $ref, required: ["more"] },
        { allOf: [{ $ref }, true] },
        { oneOf: [false, { type: "null" }], discriminator: { propertyName: "kind", mapping: { a: name } } },
        { type: "array", prefixItems: [{ type: "string" }, true], items: false, minItems: 1 },
        { properties: { "007": true, toString: { type: "string" }, id: { readOnly: true } } },
        { example: { $ref: "#/nowhere" }, default: { $ref: "https://example.com" } },
        { $id: "https://example.com/a", properties: { own: { $ref: "#" } } },
        { minItems: 3, maxItems: 3, type: "array" },
        { $ref, nullable: true, readOnly: true },
        { allOf: [{ $ref }, { required: [property] }] },
        ...[{ enum: [] }, { oneOf: [] }, { contentMediaType: "image/png" }, { type: ["string", "null"], enum: ["a"] }],
        { required: ["nothing"] },
        { discriminator: { propertyName: "kind" } },
      ],
    ];
    Object.assign(value, structuredClone(pick(keywords)));
  },
};

/** Takes the first component with properties. */
const findSchema = ({ components }: JsonObject): Omit<Surroundings, "places"> => {
  const schemas = isJsonObject(components) && isJsonObject(components.schemas) ? components.schemas : {};
  for (const [name, schema] of Object.entries(schemas)) {
    const properties = isJsonObject(schema) && isJsonObject(schema.properties) ? schema.properties : {};
    const [property] = Object.keys(properties);
    if (property !== undefined) return { $ref: `#/components/schemas/${name}`, property, name };
  }
  return { $ref: "#/components/schemas/Nothing", property: "nothing", name: "Nothing" };
};

/** Lets a schema be part of itself, or refer into itself. */
const addCycle = (document: JsonObject, { pick }: Random): void => {
  const { components } = document;
  const schemas = isJsonObject(components) ? components.schemas : undefined;
  if (!isJsonObject(schemas)) return;
  const name = pick(Object.keys(schemas));
  const schema = schemas[name];
  if (!isJsonObject(schema)) return;
  const $ref = `#/components/schemas/${name}`;
  const keyword = pick(["allOf", "oneOf", "anyOf", "into"]);
  if (keyword === "into")
    schema.properties = { deep: { type: "object", properties: { again: { $ref: `${$ref}/properties/deep` } } } };
  else schema[keyword] = [{ $ref }, { type: "object" }];
};

/** Leaves nothing to call. */
const removeOperations = (document: JsonObject): void => {
  const { paths } = document;
  for (const item of isJsonObject(paths) ? Object.values(paths) : []) {
    if (isJsonObject(item)) for (const method of httpMethods) delete item[method];
  }
};

/** Changes a document in one place, or a few. The document given stays as it is. */
export const mutateDocument = (document: JsonObject, random: Random): JsonObject => {
  const mutant = structuredClone(document);
  const schema = findSchema(document);
  if (random.below(12) === 0) addCycle(mutant, random);
  if (random.below(40) === 0) removeOperations(mutant);
  for (let count = random.pick([1, 1, 1, 2, 4]); count > 0; count--) {
    const places = listPlaces(mutant);
    const mutate = random.pick(Object.values(mutations));
    if (places.length > 0) mutate(random.pick(places), random, { places, ...schema });
  }
  return mutant;
};
