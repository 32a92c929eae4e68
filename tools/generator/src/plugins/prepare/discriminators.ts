import {
  componentOf,
  isNode,
  listOf,
  mapSchemas,
  type Node,
  nodesOf,
  omit,
  referTo,
  resolveIn,
  type Schemas,
  visitSchemas,
} from "../../model/schemas/node.ts";
import { unrollCycles } from "./unroll-cycles.ts";

interface Discriminator {
  readonly property: string;
  /** What the property is for each component, by name; a value may be of another type than the property. */
  readonly mapping: ReadonlyMap<string, readonly string[]>;
  /** The component of every value that is not mapped, and of none. */
  readonly fallback: string | undefined;
}

const readDiscriminator = ({ discriminator }: Node, schemas: Schemas): Discriminator | undefined => {
  if (!isNode(discriminator) || typeof discriminator.propertyName !== "string") return undefined;
  const mapping = new Map<string, string[]>();
  // The name of a schema stands for it; only what is not a name is a reference.
  const find = (target: unknown): string | undefined =>
    typeof target === "string" && Object.hasOwn(schemas, target) ? target : componentOf({ $ref: target }, schemas);
  for (const [value, target] of Object.entries(isNode(discriminator.mapping) ? discriminator.mapping : {})) {
    const name = find(target);
    if (name !== undefined) mapping.set(name, [...(mapping.get(name) ?? []), value]);
  }
  return { property: discriminator.propertyName, mapping, fallback: find(discriminator.defaultMapping) };
};

/** The schemas that a schema says of a property, inherited ones behind its own. */
const listProperties = (node: Node, property: string, schemas: Schemas, seen = new Set<Node>()): Node[] => {
  const resolved = resolveIn(schemas, node);
  if (!resolved || seen.has(resolved)) return [];
  seen.add(resolved);
  const { properties } = resolved;
  const own =
    isNode(properties) && Object.hasOwn(properties, property) ? resolveIn(schemas, properties[property]) : undefined;
  const inherited = nodesOf(resolved.allOf).flatMap((part) => listProperties(part, property, schemas, seen));
  return own ? [own, ...inherited] : inherited;
};

const valuesOf = (node: Node): readonly unknown[] | undefined => {
  if (node.const !== undefined) return [node.const];
  if (Array.isArray(node.enum)) return node.enum.filter((value) => value !== null);
  const [part] = nodesOf(node.allOf).flatMap((member) => valuesOf(member) ?? []);
  return part === undefined ? undefined : [part];
};

/** The values that a property can have: of several lists the shortest. */
const findValues = (properties: readonly Node[]): readonly unknown[] | undefined =>
  properties
    .flatMap((property) => [valuesOf(property)].filter((values) => values !== undefined))
    .sort((one, other) => one.length - other.length)[0];

/**
 * The values that a property can have in a component that is a choice itself; `undefined` if there are no such values, or if a member
 * leaves it open.
 */
const findValuesOfChoice = (
  property: string,
  name: string,
  schemas: Schemas,
  seen = new Set<Node>(),
): readonly unknown[] | undefined => {
  const node = resolveIn(schemas, { $ref: referTo(name) });
  if (!node || seen.has(node)) return undefined;
  seen.add(node);
  const members = [...nodesOf(node.oneOf), ...nodesOf(node.anyOf)].filter(({ type }) => type !== "null");
  const own = readDiscriminator(node, schemas);
  const lists = members.map((member) => {
    const values = findValues(listProperties(member, property, schemas));
    const component = componentOf(member, schemas);
    if (values || component === undefined) return values;
    const inner = findValuesOfChoice(property, component, schemas, seen);
    return inner ?? (own?.property === property ? (own.mapping.get(component) ?? [component]) : undefined);
  });
  const known = lists.filter((values) => values !== undefined);
  return members.length > 0 && known.length === lists.length ? known.flat() : undefined;
};

/** The value that a key of a mapping, always a text, stands for. */
const readValue = (text: string, properties: readonly Node[]): unknown => {
  const types = properties.flatMap(({ type }) => listOf([type].flat()));
  if (types.includes("boolean") && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  if ((types.includes("integer") || types.includes("number")) && text.trim() !== "" && Number.isFinite(Number(text))) {
    return Number(text);
  }
  return text;
};

/**
 * The values of the property that tell a component from the others; `undefined` if nothing needs to be added to what it
 * says of the property itself. What it says wins.
 */
const findTellingValues = (
  { property, mapping, fallback }: Discriminator,
  name: string,
  schemas: Schemas,
): readonly unknown[] | undefined => {
  if (name === fallback) return undefined;
  const properties = listProperties({ $ref: referTo(name) }, property, schemas);
  const possible = findValues(properties) ?? findValuesOfChoice(property, name, schemas);
  const isPossible = (value: unknown): boolean => !possible || possible.includes(value);
  const wanted = (mapping.get(name) ?? [name]).map((value) => readValue(value, properties)).filter(isPossible);
  if (wanted.length === 0 || (possible && wanted.length === possible.length)) return undefined;
  const types = properties.flatMap(({ type }) => listOf([type].flat()));
  // A name, or a misspelt key, is not a value of a number.
  const isText = types.length === 0 || types.includes("string") || possible !== undefined;
  return isText || wanted.every((value) => typeof value !== "string") ? wanted : undefined;
};

const tell = (property: string, values: readonly unknown[], isRequired: boolean): Node => ({
  type: "object",
  ...(isRequired ? { required: [property] } : {}),
  properties: { [property]: values.length === 1 ? { const: values[0] } : { enum: values } },
});

/** Components by the name of each that they extend, directly or through others. */
const listDescendants = (schemas: Schemas): ReadonlyMap<string, ReadonlySet<string>> => {
  const children = new Map<string, Set<string>>();
  const basesOf = (node: Node): string[] =>
    nodesOf(node.allOf).flatMap((part) => componentOf(part, schemas) ?? basesOf(part));
  for (const [name, node] of Object.entries(schemas)) {
    for (const base of basesOf(node)) children.set(base, (children.get(base) ?? new Set()).add(name));
  }
  const descendants = new Map<string, ReadonlySet<string>>();
  for (const base of children.keys()) {
    const found = new Set<string>();
    const waiting = [...(children.get(base) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      waiting.push(...(children.get(next) ?? []));
    }
    descendants.set(base, found);
  }
  return descendants;
};

const isRequiredIn = (node: Node, property: string, schemas: Schemas, seen = new Set<Node>()): boolean => {
  const resolved = resolveIn(schemas, node);
  if (!resolved || seen.has(resolved)) return false;
  seen.add(resolved);
  return (
    listOf(resolved.required).includes(property) ||
    nodesOf(resolved.allOf).some((part) => isRequiredIn(part, property, schemas, seen))
  );
};

/** Adds the property to the last object that a schema is made of, or as one of its own. */
const addProperty = (node: Node, property: string, values: readonly unknown[], isRequired: boolean): Node => {
  const added = tell(property, values, isRequired);
  const parts = nodesOf(node.allOf);
  const index = parts.findLastIndex(({ $ref, properties }) => $ref === undefined && isNode(properties));
  const last = parts[index];
  if (!last || (isNode(last.properties) && Object.hasOwn(last.properties, property))) {
    return { ...node, allOf: [...parts, added] };
  }
  const merged = {
    ...last,
    properties: { ...(last.properties as Node), ...(added.properties as Node) },
    required: [...listOf(last.required), ...listOf(added.required)],
  };
  return { ...node, allOf: parts.with(index, merged) };
};

/** Writes into every component that extends a base what tells it from the others. */
const tellChildren = (schemas: Schemas): Schemas => {
  const result = { ...schemas };
  const descendants = listDescendants(schemas);
  for (const [base, node] of Object.entries(schemas)) {
    const discriminator = readDiscriminator(node, schemas);
    if (!discriminator) continue;
    const { property, mapping } = discriminator;
    const isRequired = isRequiredIn({ $ref: referTo(base) }, property, schemas);
    for (const child of descendants.get(base) ?? []) {
      const family = [child, ...(descendants.get(child) ?? [])];
      // Beside a mapping, what it does not name may be a child as well as the base in another guise.
      if (mapping.size > 0 && !family.every((name) => mapping.has(name))) continue;
      const values = family.flatMap((name) => findTellingValues(discriminator, name, schemas) ?? []);
      const written = result[child];
      if (written && values.length > 0)
        result[child] = addProperty(written, property, [...new Set(values)], isRequired);
    }
  }
  return result;
};

const mayBeObject = ({ type }: Node): boolean => type === undefined || [type].flat().includes("object");

/** Writes into a choice what tells its members apart, in place of its discriminator. */
const tellMembers = (node: Node, schemas: Schemas): Node => {
  const discriminator = readDiscriminator(node, schemas);
  const others = omit(node, ["discriminator"]);
  if (!discriminator || !("oneOf" in node || "anyOf" in node)) return others;
  const { property } = discriminator;
  const tellMember = (member: unknown): unknown => {
    const name = isNode(member) ? componentOf(member, schemas) : undefined;
    const target = resolveIn(schemas, member);
    if (name === undefined || !target || !mayBeObject(target)) return member;
    const values = findTellingValues(discriminator, name, schemas);
    return values ? { allOf: [tell(property, values, true), member] } : member;
  };
  for (const keyword of ["oneOf", "anyOf"]) {
    if (Array.isArray(node[keyword])) others[keyword] = listOf(node[keyword]).map(tellMember);
  }
  // What the choice says of the property itself, its members say better.
  const { properties } = others;
  const own = isNode(properties) ? properties[property] : undefined;
  const isPlain =
    isNode(own) && Object.keys(own).every((key) => ["type", "description", "title", "example"].includes(key));
  if (isPlain && isNode(properties)) {
    others.properties = omit(properties, [property]);
    others.required = listOf(others.required).filter((name) => name !== property);
    if (Object.keys(others.properties as Node).length === 0) {
      delete others.properties;
      if (others.additionalProperties !== undefined && !isNode(others.additionalProperties))
        delete others.additionalProperties;
    }
  }
  return others;
};

/**
 * Writes out what discriminators mean. hey-api 0.99 knows neither constants of the members (hey-api/hey-api#2694) nor
 * `null` beside them, nor choices that have properties of their own (hey-api/hey-api#1613).
 *
 * @returns A function that does it for schemas outside of the components, and the components.
 */
export const writeDiscriminators = (
  schemas: Schemas,
): { readonly schemas: Schemas; readonly write: (schema: unknown) => Node } => {
  let hasDiscriminator = false;
  for (const node of Object.values(schemas))
    visitSchemas(node, (part) => (hasDiscriminator ||= "discriminator" in part));
  // A base that is a choice between its children is no longer in these afterwards.
  const told = unrollCycles(hasDiscriminator ? tellChildren(schemas) : schemas);
  const write = (schema: unknown): Node => tellMembers(mapSchemas(isNode(schema) ? schema : {}, write), told);
  return {
    schemas: hasDiscriminator
      ? Object.fromEntries(Object.entries(told).map(([name, node]) => [name, write(node)]))
      : told,
    write,
  };
};
