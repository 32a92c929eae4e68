import { isNode, type Node, type Resolve } from "./node.ts";

const listNames = ({ required, properties }: Node): string[] =>
  (Array.isArray(required) ? required : []).filter((name) => !isNode(properties) || !Object.hasOwn(properties, name));

const listMembers = ({ allOf }: Node): unknown[] => (Array.isArray(allOf) ? allOf : []);

/**
 * Makes a mend of what an `allOf` requires of its members: hey-api 0.99 knows only that of a schema's own properties.
 *
 * @param resolve - follows a reference into the document of the schemas
 */
export const createRequiredMend = (resolve: Resolve): ((node: Node) => void) => {
  /** The schema of a property as it is written. */
  const findProperty = (node: Node, name: string, seen: Set<Node>): unknown => {
    if (seen.has(node)) return undefined;
    seen.add(node);
    if (isNode(node.properties) && Object.hasOwn(node.properties, name)) return node.properties[name];
    for (const member of listMembers(node)) {
      const resolved = resolve(member);
      const property = resolved && findProperty(resolved, name, seen);
      if (property !== undefined) return property;
    }
    return undefined;
  };

  return (node) => {
    const members = listMembers(node);
    if (members.length === 0) return;
    const names = new Set([node, ...members.filter(isNode)].flatMap(listNames));
    const properties = [...names]
      .map((name) => [name, findProperty(node, name, new Set())] as const)
      // What is only read is not required of what is written, and the other way about.
      .filter(([, property]) => isNode(property) && !resolve(property)?.readOnly && !resolve(property)?.writeOnly);
    if (properties.length === 0) return;
    const required = properties.map(([name]) => name);
    node.allOf = [
      ...members,
      { type: "object", required, properties: structuredClone(Object.fromEntries(properties)) },
    ];
  };
};
