import {
  annotationKeywords,
  compositions,
  findProperty,
  isNode,
  listOf,
  mapSchemas,
  type Node,
  nodesOf,
  omit,
  pick,
  type Schemas,
} from "../../model/schemas/node.ts";
import { isNever, isUnknown, never } from "../../model/schemas/normalize-schema.ts";
import { hideNumber } from "../hide-escapes.ts";

/** How the items of a tuple are printed: how many must be there, and whether others may follow. */
export interface TupleShape {
  readonly required: number;
  /** Whether the last item is that of all others. */
  readonly hasRest: boolean;
}

/** Where `TupleShape` is in a schema, and in hey-api's form of it. */
export const tupleKey = "x-tuple";

const objectKeywords = ["properties", "additionalProperties", "patternProperties"];

/** Finds what the whole schema says of a property that one of its parts requires. */
type FindProperty = (name: string) => unknown;

const isAnyObject = ({ additionalProperties, properties, patternProperties }: Node): boolean =>
  !isNode(properties) &&
  !isNode(patternProperties) &&
  (additionalProperties === undefined || additionalProperties === true);

/** Whether a part of others adds nothing to these but that it is, for example, an object. */
const addsNothing = (node: Node): boolean =>
  isUnknown(omit(node, ["type"])) ||
  (node.type === "object" &&
    Object.keys(omit(node, ["type", ...annotationKeywords])).every((key) => key.endsWith("Properties")) &&
    !isNode(node.properties) &&
    !isNode(node.patternProperties) &&
    !isNode(node.additionalProperties));

const withAnnotations = (annotations: Node, node: Node): Node => ({ ...node, ...annotations });

/** A value that satisfies all of several schemas. */
const intersect = (parts: readonly Node[]): Node => {
  if (parts.some(isNever)) return never();
  const known = parts.filter((part) => !isUnknown(part));
  const telling = known.filter((part) => !addsNothing(part));
  const kept = telling.length > 0 ? telling : known.slice(0, 1);
  const [first = {}, ...others] = kept;
  return others.length === 0 ? first : { allOf: kept };
};

/** A value that satisfies one of several schemas. */
const unite = (members: readonly Node[]): Node => {
  const possible = members
    .filter((member) => !isNever(member))
    .flatMap((member) =>
      Array.isArray(member.anyOf) && Object.keys(member).length === 1 ? nodesOf(member.anyOf) : [member],
    );
  const [first, ...others] = possible;
  if (first === undefined) return never();
  if (possible.some(isUnknown)) return {};
  return others.length === 0 ? first : { anyOf: possible };
};

const shapeTuple = (node: Node): Node => {
  const {
    items,
    unevaluatedItems,
    minItems = 0,
    maxItems = Number.POSITIVE_INFINITY,
    ...others
  } = omit(node, ["prefixItems"]);
  const prefix = nodesOf(node.prefixItems).slice(0, Number(maxItems));
  const rest = items ?? unevaluatedItems ?? {};
  const isClosed = !isNode(rest) || isNever(rest) || Number(maxItems) <= prefix.length;
  if (prefix.length === 0) return { ...others, type: "array", items: isClosed ? never() : rest };
  const shape: TupleShape = { required: Math.min(Number(minItems), prefix.length), hasRest: !isClosed };
  return { ...others, prefixItems: isClosed ? prefix : [...prefix, rest], [tupleKey]: shape };
};

/** A list of a fixed length becomes a tuple with as many members, be they a million (hey-api 0.99). */
const shapeList = (node: Node): Node => {
  if (Array.isArray(node.prefixItems) && node.prefixItems.length > 0) return shapeTuple(node);
  const { prefixItems: _, unevaluatedItems, ...list } = node;
  if (list.items === undefined && unevaluatedItems !== undefined) list.items = unevaluatedItems;
  return list.minItems === list.maxItems ? omit(list, ["minItems", "maxItems"]) : list;
};

const shapeAdditional = (additional: unknown): unknown => {
  if (!isNode(additional)) return additional;
  if (isNever(additional)) return false;
  return isUnknown(additional) ? true : additional;
};

const shapeObject = (node: Node, find: FindProperty, isPart: boolean): Node => {
  const { unevaluatedProperties, additionalProperties = unevaluatedProperties, ...others } = node;
  const additional = shapeAdditional(additionalProperties);
  const properties: Node = isNode(node.properties) ? node.properties : {};
  const required = listOf(node.required).filter((name): name is string => typeof name === "string");
  // An object without it would be invalid, so it can be given and is there.
  const missing = required.filter((name) => !Object.hasOwn(properties, name));
  const entries = [
    ...Object.entries(properties),
    ...missing.map((name) => [name, find(name) ?? (isNode(additional) ? additional : {})] as const),
  ];
  const hasPatterns = isNode(node.patternProperties) && Object.keys(node.patternProperties).length > 0;
  const isOpen = entries.length === 0 && !hasPatterns && (additional === undefined || additional === true);
  const isClosedPart = isPart && additional === false;
  return {
    ...omit(others, ["properties", "required", "patternProperties"]),
    ...(hasPatterns ? { patternProperties: node.patternProperties } : {}),
    ...(entries.length === 0
      ? {}
      : { properties: Object.fromEntries(entries.map(([name, property]) => [hideNumber(name), property])) }),
    ...(required.length === 0 ? {} : { required: [...new Set(required)].map(hideNumber) }),
    ...(isOpen && !isPart ? { additionalProperties: true } : {}),
    ...(additional === undefined || isClosedPart ? {} : { additionalProperties: additional }),
  };
};

const hasObjectKeyword = (node: Node, isPart: boolean): boolean =>
  objectKeywords.some((keyword) => isNode(node[keyword])) ||
  isNode(node.unevaluatedProperties) ||
  (isPart && listOf(node.required).length > 0);

/** A schema that is made of no others. An object or a list may go without saying. */
const shapePlain = (node: Node, find: FindProperty, isPart: boolean): Node => {
  if (Array.isArray(node.enum) || node.const !== undefined)
    return omit(node, [...objectKeywords, "items", "prefixItems"]);
  const types = [node.type ?? []].flat();
  if (types.length === 0) {
    if (hasObjectKeyword(node, isPart)) types.push("object");
    else if (Array.isArray(node.prefixItems) || isNode(node.items)) types.push("array");
  }
  const [type] = types;
  const typed = types.length === 0 ? omit(node, ["type"]) : { ...node, type: types.length === 1 ? type : types };
  const list = types.includes("array") ? shapeList(typed) : omit(typed, ["items", "prefixItems", "unevaluatedItems"]);
  return types.includes("object")
    ? shapeObject(list, find, isPart)
    : omit(list, [...objectKeywords, "unevaluatedProperties", "required", "propertyNames"]);
};

/**
 * Makes a function that writes a schema as hey-api 0.99 reads it rightly: made of others, or something of its own, never
 * both; with every property that is required; tuples (hey-api/hey-api#352) marked for our own printer.
 */
export const createShaper = (schemas: Schemas): ((schema: unknown) => Node) => {
  const shapeAs = (schema: unknown, find: FindProperty, isPart: boolean): Node => {
    if (!isNode(schema)) return {};
    if (typeof schema.$ref === "string") return schema;
    const { allOf } = schema;
    const findAny: FindProperty = Array.isArray(allOf)
      ? (name) => {
          const found = findProperty(schemas, schema, name);
          return found === undefined ? find(name) : shape(found);
        }
      : find;
    const children = mapSchemas(omit(schema, ["allOf"]), shape);
    if (!Array.isArray(allOf) && !compositions.some((keyword) => keyword in children)) {
      return shapePlain(children, find, isPart);
    }
    const annotations = pick(schema, annotationKeywords);
    const own = omit(children, [...compositions, ...annotationKeywords]);
    const parts = [
      ...nodesOf(allOf).map((part) => shapeAs(part, findAny, true)),
      ...["anyOf", "oneOf"].flatMap((keyword) =>
        Array.isArray(children[keyword]) ? [unite(nodesOf(children[keyword]))] : [],
      ),
      shapePlain(own, findAny, true),
    ];
    return withAnnotations(annotations, intersect(parts));
  };

  const shape = (schema: unknown): Node => {
    const shaped = shapeAs(schema, () => undefined, false);
    return shaped.type === "object" && isAnyObject(shaped) && shaped.additionalProperties === undefined
      ? { ...shaped, additionalProperties: true }
      : shaped;
  };
  return shape;
};
