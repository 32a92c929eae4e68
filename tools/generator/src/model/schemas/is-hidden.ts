import { componentOf, isNode, type Node, nodesOf, type Schemas } from "./node.ts";

/** Which way a value goes: a request is written, a response is read. */
export type Direction = "read" | "write";

const hiding = { read: "writeOnly", write: "readOnly" } as const;

/** Components that were looked at, each once: many may refer to it. */
const known = new WeakMap<Schemas, Map<string, boolean>>();

/** Whether a value of the schema goes the other way only, by itself or by what it refers to or is made of. */
export const isHidden = (schemas: Schemas, schema: unknown, direction: Direction): boolean => {
  if (!isNode(schema)) return false;
  if (schema[hiding[direction]] === true) return true;
  const name = componentOf(schema, schemas);
  if (name !== undefined) return isComponentHidden(schemas, name, direction);
  const isHiddenHere = (part: Node): boolean => isHidden(schemas, part, direction);
  const { allOf, oneOf, anyOf, items } = schema;
  if (!(allOf || oneOf || anyOf || items)) return false; // Most schemas, and documents have tens of thousands.
  const union = [...nodesOf(oneOf), ...nodesOf(anyOf)].filter(({ type }) => type !== "null");
  return (
    nodesOf(allOf).some(isHiddenHere) ||
    (union.length > 0 && union.every(isHiddenHere)) ||
    (isNode(items) && isHiddenHere(items))
  );
};

const isComponentHidden = (schemas: Schemas, name: string, direction: Direction): boolean => {
  const answers = known.get(schemas) ?? new Map<string, boolean>();
  known.set(schemas, answers);
  const key = `${direction} ${name}`;
  const answer = answers.get(key);
  if (answer !== undefined) return answer;
  // One that leads back to itself is hidden only if something else in it is.
  answers.set(key, false);
  const isHiddenAtAll = isHidden(schemas, schemas[name], direction);
  answers.set(key, isHiddenAtAll);
  return isHiddenAtAll;
};
