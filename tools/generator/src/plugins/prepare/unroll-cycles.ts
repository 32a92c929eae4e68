import { componentOf, type Node, nodesOf, omit, type Schemas } from "../../model/schemas/node.ts";

const unionOf = (node: Node): readonly Node[] => [...nodesOf(node.anyOf), ...nodesOf(node.oneOf)];

const objectKeywords = ["allOf", "properties", "additionalProperties", "patternProperties", "items", "prefixItems"];

/** Whether a schema is a choice between others, and nothing else. */
const isPureUnion = (node: Node): boolean =>
  unionOf(node).length > 0 && !objectKeywords.some((keyword) => keyword in node);

/** Components that a schema is made of, or may be. */
const listParts = (node: Node, schemas: Schemas): string[] => {
  const name = componentOf(node, schemas);
  return name === undefined
    ? [...nodesOf(node.allOf), ...unionOf(node)].flatMap((part) => listParts(part, schemas))
    : [name];
};

/** All components that the schema of one is made of, or may be, itself only if it leads back to itself. */
const createReach = (schemas: Schemas): ((name: string) => ReadonlySet<string>) => {
  const known = new Map<string, ReadonlySet<string>>();
  return (name) => {
    const reached = known.get(name) ?? new Set<string>();
    if (known.has(name)) return reached;
    const found = new Set<string>();
    const waiting = listParts(schemas[name] ?? {}, schemas);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      waiting.push(...listParts(schemas[next] ?? {}, schemas));
    }
    known.set(name, found);
    return found;
  };
};

type Reach = ReturnType<typeof createReach>;

/** The members of a choice in which choices that lead back to it are written out. */
const listMembers = (name: string, schemas: Schemas, reach: Reach, seen = new Set<string>()): Node[] => {
  seen.add(name);
  return unionOf(schemas[name] ?? {}).flatMap((member) => {
    const target = componentOf(member, schemas);
    if (target === undefined || !reach(target).has(name) || !isPureUnion(schemas[target] ?? {})) return [member];
    return seen.has(target) ? [] : listMembers(target, schemas, reach, seen);
  });
};

/** A schema that leads back to `name` through its own choices, without these: what its children have of it. */
const withoutChoice = (node: Node, name: string, schemas: Schemas, reach: Reach): Node => {
  const replace = (part: Node): Node => {
    const target = componentOf(part, schemas);
    if (target === undefined) return withoutChoice(part, name, schemas, reach);
    const base = schemas[target] ?? {};
    const leadsBack = unionOf(base).length > 0 && reach(target).has(name);
    return leadsBack ? omit(base, ["anyOf", "oneOf", "discriminator", "title", "description"]) : part;
  };
  const inner = (part: Node): Node =>
    componentOf(part, schemas) === undefined ? withoutChoice(part, name, schemas, reach) : part;
  return {
    ...node,
    ...(node.allOf === undefined ? {} : { allOf: nodesOf(node.allOf).map(replace) }),
    ...(node.anyOf === undefined ? {} : { anyOf: nodesOf(node.anyOf).map(inner) }),
    ...(node.oneOf === undefined ? {} : { oneOf: nodesOf(node.oneOf).map(inner) }),
  };
};

/** Takes out of a choice what leads back to the schema that has it: it allows nothing that the others do not. */
const cutChoice = (node: Node, name: string, schemas: Schemas, reach: Reach): Node => {
  const result = { ...node };
  for (const keyword of ["anyOf", "oneOf"]) {
    if (!Array.isArray(node[keyword])) continue;
    const members = nodesOf(node[keyword]).flatMap((member) => {
      const target = componentOf(member, schemas);
      if (target === undefined) return [cutChoice(member, name, schemas, reach)];
      if (target === name) return [];
      const other = schemas[target] ?? {};
      const leadsBack = unionOf(other).length > 0 && reach(target).has(name);
      return [leadsBack ? omit(other, ["anyOf", "oneOf", "discriminator"]) : member];
    });
    if (members.length > 0) result[keyword] = members;
    else delete result[keyword];
  }
  return result;
};

const mapCyclic = (
  schemas: Schemas,
  map: (node: Node, name: string, schemas: Schemas, reach: Reach) => Node,
): Schemas => {
  const reach = createReach(schemas);
  return Object.fromEntries(
    Object.entries(schemas).map(([name, node]) => [
      name,
      reach(name).has(name) ? map(node, name, schemas, reach) : node,
    ]),
  );
};

const unroll = (node: Node, name: string, schemas: Schemas, reach: Reach): Node => {
  if (!isPureUnion(node)) return withoutChoice(node, name, schemas, reach);
  const members = listMembers(name, schemas, reach);
  // A member that is not a choice itself, but leads back, is a child that is written without the choice.
  const isFlat = unionOf(node).every((member, index) => member === members[index]);
  if (isFlat) return withoutChoice(node, name, schemas, reach);
  return { ...omit(node, ["anyOf", "oneOf", "discriminator"]), anyOf: members };
};

/**
 * Writes out what TypeScript takes for a type that is only itself: choices that are choices of each other, and a base
 * that is a choice between its own children, which have all of it but the choice.
 */
export const unrollCycles = (schemas: Schemas): Schemas => mapCyclic(mapCyclic(schemas, unroll), cutChoice);
