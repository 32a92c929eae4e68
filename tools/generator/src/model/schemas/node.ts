import { escapeSegment, unescapeReference } from "@gong-engagement/fake/document/json-pointer";
import { isObject } from "@gong-engagement/kit/is-object";

/** An object of the document as hey-api gets it. */
export type Node = Record<string, unknown>;

export const isNode = (value: unknown): value is Node => isObject(value);

/** Schemas by the name of their component. */
export type Schemas = Record<string, Node>;

const prefix = "#/components/schemas/";

/** A reference to a component. */
export const referTo = (name: string): string => prefix + encodeURIComponent(escapeSegment(name));

/** What a schema says of itself, apart from what a value must be. */
export const annotationKeywords: readonly string[] = [
  ...["title", "description", "deprecated", "default", "example", "readOnly", "writeOnly"],
  ...["x-enum-descriptions", "x-enum-varnames", "x-enumNames"],
];

/** The members of some names. */
export const pick = (node: Node, names: readonly string[]): Node =>
  Object.fromEntries(names.flatMap((name) => (Object.hasOwn(node, name) ? [[name, node[name]]] : [])));

/** All members but those of some names. */
export const omit = (node: Node, names: readonly string[]): Node =>
  Object.fromEntries(Object.entries(node).filter(([name]) => !names.includes(name)));

/** The items of a list, none for anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The schemas in a list. */
export const nodesOf = (value: unknown): readonly Node[] => listOf(value).filter(isNode);

/** Keywords that make a schema of others. */
export const compositions: readonly string[] = ["allOf", "anyOf", "oneOf"];

const maps = ["properties", "patternProperties"];
const lists = [...compositions, "prefixItems"];
const singles = ["items", "additionalProperties", "unevaluatedItems", "unevaluatedProperties", "propertyNames"];

/** The same schema with each schema directly below replaced. */
export const mapSchemas = (node: Node, map: (schema: unknown) => unknown): Node => {
  const result = { ...node };
  for (const keyword of maps) {
    const members = node[keyword];
    if (isNode(members)) {
      result[keyword] = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, map(member)]));
    }
  }
  for (const keyword of lists) if (Array.isArray(node[keyword])) result[keyword] = listOf(node[keyword]).map(map);
  for (const keyword of singles) if (node[keyword] !== undefined) result[keyword] = map(node[keyword]);
  return result;
};

/** Visits each schema directly below one. */
export const visitChildren = (node: Node, visit: (schema: unknown) => void): void => {
  for (const keyword of maps) {
    const members = node[keyword];
    if (isNode(members)) Object.values(members).forEach(visit);
  }
  for (const keyword of lists) for (const member of listOf(node[keyword])) visit(member);
  for (const keyword of singles) if (node[keyword] !== undefined) visit(node[keyword]);
};

/** Visits a schema and every one below. */
export const visitSchemas = (schema: unknown, visit: (node: Node) => void): void => {
  if (!isNode(schema)) return;
  visit(schema);
  visitChildren(schema, (child) => visitSchemas(child, visit));
};

/** The name of the component that a schema refers to; `undefined` if it does not, or if the component does not exist. */
export const componentOf = ({ $ref }: Node, schemas: Schemas): string | undefined => {
  if (typeof $ref !== "string" || !$ref.startsWith(prefix)) return undefined;
  const name = unescapeReference($ref.slice(prefix.length));
  return Object.hasOwn(schemas, name) ? name : undefined;
};

/** What a schema, what it refers to, or a part of its `allOf`, says of a property. */
export const findProperty = (schemas: Schemas, schema: unknown, name: string, seen = new Set<Node>()): unknown => {
  const node = resolveIn(schemas, schema);
  if (!node || seen.has(node)) return undefined;
  seen.add(node);
  if (isNode(node.properties) && Object.hasOwn(node.properties, name)) return node.properties[name];
  for (const part of nodesOf(node.allOf)) {
    const found = findProperty(schemas, part, name, seen);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Follows references to components until a schema is something else. */
export const resolveIn = (schemas: Schemas, schema: unknown): Node | undefined => {
  const seen = new Set<string>();
  let current = schema;
  while (isNode(current)) {
    const name = componentOf(current, schemas);
    if (name === undefined || seen.has(name)) return current;
    seen.add(name);
    current = schemas[name];
  }
  return undefined;
};
