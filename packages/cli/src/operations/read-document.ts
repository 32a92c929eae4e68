import openapi from "@gong-engagement/types/openapi.json" with { type: "json" };

/** A part of an OpenAPI document. */
export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The effective spec: what the packages were generated from. */
export const document: Node = openapi;

export const nodesOf = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

export const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const unescapeSegment = (segment: string): string =>
  decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~");

/** What a reference within the document leads to; an empty object if there is no such thing. */
export const resolve = (root: Node, value: unknown): Node => {
  const seen = new Set<string>();
  let current = value;
  while (isNode(current) && typeof current.$ref === "string" && !seen.has(current.$ref)) {
    seen.add(current.$ref);
    let target: unknown = root;
    for (const segment of current.$ref.split("/").slice(1)) {
      target = isNode(target) ? target[unescapeSegment(segment)] : undefined;
    }
    current = target;
  }
  return isNode(current) ? current : {};
};

/** The schema, with what it refers to, and with the members of all of its parts and alternatives. */
export const mergeSchema = (root: Node, schema: unknown, outer: readonly Node[] = []): Node => {
  const own = resolve(root, schema);
  if (outer.includes(own)) return {};
  const inside = [...outer, own];
  const parts = nodesOf(own.allOf).map((part) => mergeSchema(root, part, inside));
  const alternatives = [...nodesOf(own.oneOf), ...nodesOf(own.anyOf)].map((part) => mergeSchema(root, part, inside));
  const all = [...alternatives, ...parts, own];
  const requiredOf = (nodes: readonly Node[]): unknown[] =>
    nodes.flatMap(({ required }) => (Array.isArray(required) ? required : []));
  return {
    ...Object.assign({}, ...all),
    properties: Object.assign({}, ...all.map(({ properties }) => properties)),
    // What only one alternative requires is not required.
    required: [...new Set(requiredOf([...parts, own]))],
  };
};
