import { operations } from "@gong-engagement/sdk";
import { isNode, mergeSchema, type Node, nodesOf, document as ownDocument, resolve, textOf } from "./read-document.ts";

/** A member of what an operation takes, or of a member of it. */
export interface Field {
  /** Names from the outside to the inside, with dots between them; `0` is any place in a list. */
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string | undefined;
}

/** What the effective spec says of an operation. */
export interface OperationDescription {
  readonly name: string;
  readonly method: string;
  /** Behind the URL of the service. */
  readonly path: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  /** All fields, as the columns of a file are named. */
  readonly fields: readonly Field[];
  /** Whether there is such a field, or there may be: objects can be open. */
  knows(path: readonly string[]): boolean;
  /** Whether the field is a list. */
  isList(path: readonly string[]): boolean;
  readonly example: unknown;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
const places = ["path", "query", "header", "cookie"];
const deepest = 4;

/** Names of what the packages of this version can send. */
export const operationNames: readonly string[] = Object.keys(operations);

const isOpen = (schema: Node): boolean =>
  (isNode(schema.additionalProperties) || schema.additionalProperties === true || isNode(schema.patternProperties)) ??
  false;

const membersOf = (schema: Node): readonly (readonly [string, unknown])[] =>
  Object.entries(isNode(schema.properties) ? schema.properties : {});

const requires = ({ required }: Node, name: string): boolean => Array.isArray(required) && required.includes(name);

const isReadOnly = (root: Node, schema: unknown): boolean => mergeSchema(root, schema).readOnly === true;

/** The type of a field in a word or two. */
const typeOf = (root: Node, schema: Node): string => {
  if (Array.isArray(schema.enum)) return schema.enum.map(String).join(" | ");
  const types = [schema.type ?? []].flat().filter((type) => type !== "null");
  const type = types.length > 0 ? types.join(" | ") : isNode(schema.items) ? "array" : "";
  if (type === "array") return `list of ${typeOf(root, mergeSchema(root, schema.items)) || "values"}`;
  const format = textOf(schema.format);
  return format ? `${type} (${format})` : type || (membersOf(schema).length > 0 ? "object" : "value");
};

interface Member {
  readonly name: string;
  readonly schema: unknown;
  readonly required: boolean;
  readonly description?: string | undefined;
}

/** The members of the flat input, under the names that the generator gives them. */
const listMembers = (root: Node, item: Node, operation: Node): { members: readonly Member[]; isOpen: boolean } => {
  const taken = new Set<string>();
  const claim = (name: string, place: string): string => {
    let free = name;
    while (taken.has(free)) free = place + free.charAt(0).toUpperCase() + free.slice(1);
    taken.add(free);
    return free;
  };
  const own = [...nodesOf(item.parameters), ...nodesOf(operation.parameters)].map((node) => resolve(root, node));
  const parameters = [...new Map(own.map((node) => [`${node.in} ${node.name}`, node])).values()];
  const members: Member[] = places.flatMap((place) =>
    parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, schema, required, description }) => ({
        name: claim(String(name), place),
        schema,
        required: required === true,
        description: textOf(description),
      })),
  );
  const body = resolve(root, operation.requestBody);
  const [mediaType, content] = Object.entries(isNode(body.content) ? body.content : {})[0] ?? [];
  if (mediaType === undefined) return { members, isOpen: false };
  const bodySchema = isNode(content) ? content.schema : undefined;
  const schema = mergeSchema(root, bodySchema);
  const properties = membersOf(schema).filter(([, property]) => !isReadOnly(root, property));
  const isFlat = /[/+]json\b/.test(mediaType) && properties.length > 0 && !(isOpen(schema) && members.length > 0);
  if (!isFlat) {
    return {
      members: [...members, { name: claim("body", "body"), schema: bodySchema, required: body.required === true }],
      isOpen: false,
    };
  }
  const ofBody = properties.map(([name, property]) => ({
    name: claim(name, "body"),
    schema: property,
    required: requires(schema, name),
  }));
  return { members: [...members, ...ofBody], isOpen: isOpen(schema) };
};

const listFields = (root: Node, { name, schema, required, description }: Member, depth: number): readonly Field[] => {
  const merged = mergeSchema(root, schema);
  const items = mergeSchema(root, merged.items);
  const list = membersOf(items).length > 0 ? ([`${name}.0`, items] as const) : undefined;
  const [prefix, object] = list ?? [name, merged];
  const inner = membersOf(object).filter(([, member]) => !isReadOnly(root, member));
  if (inner.length === 0 || depth >= deepest) {
    const type = isOpen(merged) ? "object of any names" : typeOf(root, merged);
    return [
      {
        name: isOpen(merged) ? `${name}.NAME` : name,
        type,
        required,
        description: description ?? textOf(merged.description),
      },
    ];
  }
  const itself = list
    ? [{ name, type: "list of objects", required, description: description ?? textOf(merged.description) }]
    : [];
  const members = inner.flatMap(([key, member]) =>
    listFields(
      root,
      { name: `${prefix}.${key}`, schema: member, required: required && requires(object, key) },
      depth + 1,
    ),
  );
  return [...itself, ...members];
};

/** The schema of what a path leads to; `undefined` if the schema has no such member, and `{}` if it may have. */
const schemaAt = (root: Node, schema: unknown, path: readonly string[]): Node | undefined => {
  const merged = mergeSchema(root, schema);
  const [name, ...rest] = path;
  if (name === undefined) return merged;
  const members = new Map(membersOf(merged));
  if (members.has(name)) return schemaAt(root, members.get(name), rest);
  if (isNode(merged.items) && /^\d+$/.test(name)) return schemaAt(root, merged.items, rest);
  // An object without any member says nothing of them.
  return isOpen(merged) || (merged.type === "object" && members.size === 0) ? {} : undefined;
};

const findExample = (root: Node, operation: Node): unknown => {
  const { content } = resolve(root, operation.requestBody);
  const [media] = Object.values(isNode(content) ? content : {}).filter(isNode);
  const [named] = Object.values(isNode(media?.examples) ? media.examples : {});
  return media?.example ?? resolve(root, named).value;
};

interface Place {
  readonly path: string;
  readonly method: string;
  readonly item: Node;
  readonly operation: Node;
}

const listPlaces = (root: Node): readonly Place[] =>
  Object.entries(isNode(root.paths) ? root.paths : {}).flatMap(([path, reference]) => {
    const item = resolve(root, reference);
    return methods
      .filter((method) => isNode(item[method]))
      .map((method) => ({ path, method, item, operation: resolve(root, item[method]) }));
  });

/** Letters and digits: what is left of an `operationId`, or of method and path, in the name that the generator makes of it. */
const simplify = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

const findPlace = (places: readonly Place[], name: string): Place | undefined =>
  places.find(({ operation }) => operation.operationId === name) ??
  places.find(({ operation, method, path }) => {
    const written = textOf(operation.operationId)?.trim() || `${method} ${path.replaceAll("{", " by ")}`;
    return simplify(written) === simplify(name);
  });

/** What a document says of an operation, by its name in the SDK; `undefined` if it has no such operation. */
export const describeOperation = (name: string, root: Node = ownDocument): OperationDescription | undefined => {
  const place = findPlace(listPlaces(root), name);
  if (!place) return undefined;
  const { path, method, item, operation } = place;
  const { members, isOpen: takesAny } = listMembers(root, item, operation);
  const schemaOf = ([first = "", ...rest]: readonly string[]): Node | undefined => {
    const member = members.find((candidate) => candidate.name === first);
    if (member) return schemaAt(root, member.schema, rest);
    return takesAny ? {} : undefined;
  };
  return {
    name,
    method: method.toUpperCase(),
    path,
    summary: textOf(operation.summary),
    description: textOf(operation.description),
    fields: members.flatMap((member) => listFields(root, member, 1)),
    knows: (field) => schemaOf(field) !== undefined,
    isList: (field) => {
      const { type, items } = schemaOf(field) ?? {};
      return isNode(items) || [type].flat().includes("array");
    },
    example: findExample(root, operation),
  };
};
