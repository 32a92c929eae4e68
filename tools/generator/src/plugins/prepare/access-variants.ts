import { type Direction, isHidden } from "../../model/schemas/is-hidden.ts";
import {
  componentOf,
  compositions,
  findProperty,
  isNode,
  listOf,
  mapSchemas,
  type Node,
  nodesOf,
  omit,
  referTo,
  resolveIn,
  type Schemas,
  visitChildren,
} from "../../model/schemas/node.ts";

/**
 * Writes each component that requests and responses see differently twice, as `Name` and `NameWritable`, with what is
 * sent in that direction. hey-api 0.99 splits no schema that has nothing for both (hey-api/hey-api#3212), none that is
 * written in place, and loses lists and objects beside what it leaves out.
 */
export const splitByAccess = (
  schemas: Schemas,
): { readonly schemas: Schemas; readonly project: (schema: Node, direction: Direction) => Node } => {
  const isShownIn = (schema: unknown, direction: Direction): boolean => !isHidden(schemas, schema, direction);
  const isHiddenSomewhere = (schema: unknown): boolean => !(isShownIn(schema, "read") && isShownIn(schema, "write"));

  // Components whose two forms differ, and then those that refer to one of them.
  const users = new Map<string, Set<string>>();
  const split = new Set<string>();
  for (const [name, schema] of Object.entries(schemas)) {
    const inspect = (node: Node): void => {
      const target = componentOf(node, schemas);
      if (target !== undefined) users.set(target, (users.get(target) ?? new Set()).add(name));
      const parts = [...nodesOf(node.oneOf), ...nodesOf(node.anyOf)];
      const properties = isNode(node.properties) ? Object.values(node.properties) : [];
      if ([...properties, ...parts].some(isHiddenSomewhere)) split.add(name);
      visitChildren(node, (child) => isNode(child) && inspect(child));
    };
    inspect(schema);
  }
  // A set can be walked through while it grows.
  for (const name of split) for (const user of users.get(name) ?? []) split.add(user);

  const writableNames = new Map<string, string>();
  const taken = new Set(Object.keys(schemas));
  for (const name of split) {
    let writable = `${name}Writable`;
    for (let count = 2; taken.has(writable); count++) writable = `${name}Writable${count}`;
    taken.add(writable);
    writableNames.set(name, writable);
  }

  /** Whether a schema, or a part of its `allOf`, requires a property that another schema hides, and it does not itself. */
  const requiresHidden = (schema: Node, whole: Node, direction: Direction): boolean => {
    const isHiddenBy = (hiding: Node, name: unknown): boolean =>
      typeof name === "string" && !isShownIn(findProperty(schemas, hiding, name), direction);
    const seen = new Set<Node>([schema]);
    for (const part of seen) {
      if (listOf(part.required).some((name) => isHiddenBy(whole, name) && !isHiddenBy(schema, name))) return true;
      for (const member of nodesOf(part.allOf)) seen.add(resolveIn(schemas, member) ?? member);
    }
    return false;
  };

  /** Where other parts of the whole hide what a component requires, that component is written in place without it. */
  const projectPart = (part: Node, direction: Direction, whole: Node): Node => {
    const target = resolveIn(schemas, part) ?? part;
    return project(target !== part && requiresHidden(target, whole, direction) ? target : part, direction, whole);
  };

  const project = (node: Node, direction: Direction, whole: Node = node): Node => {
    const name = componentOf(node, schemas);
    const writable = name === undefined ? undefined : writableNames.get(name);
    if (name !== undefined) {
      return direction === "write" && writable !== undefined ? { ...node, $ref: referTo(writable) } : node;
    }
    const isShown = (schema: unknown): boolean => isShownIn(schema, direction);
    const kept = { ...node };
    if (isNode(node.properties)) {
      kept.properties = Object.fromEntries(Object.entries(node.properties).filter(([, property]) => isShown(property)));
    }
    if (Array.isArray(node.required)) {
      kept.required = node.required.filter(
        (property: unknown) => typeof property === "string" && isShown(findProperty(schemas, whole, property)),
      );
    }
    for (const keyword of ["oneOf", "anyOf"]) {
      if (Array.isArray(node[keyword])) kept[keyword] = node[keyword].filter(isShown);
    }
    const result = mapSchemas(omit(kept, compositions), (child) => (isNode(child) ? project(child, direction) : child));
    // A part may require what another part, or the whole, has.
    for (const keyword of compositions) {
      const parts = kept[keyword];
      if (parts !== undefined) result[keyword] = nodesOf(parts).map((part) => projectPart(part, direction, whole));
    }
    return result;
  };

  const read = Object.entries(schemas).map(([name, node]) => [name, split.has(name) ? project(node, "read") : node]);
  const write = [...split].sort().map((name) => [writableNames.get(name), project(schemas[name] ?? {}, "write")]);
  return {
    schemas: Object.fromEntries([...read, ...write]),
    project: (schema, direction) => project(schema, direction),
  };
};
