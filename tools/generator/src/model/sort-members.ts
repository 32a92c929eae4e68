/** What a reader looks for first in an OpenAPI document, a schema or a parameter. */
const first = ["openapi", "info", "servers", "security", "tags", "paths", "components", "title", "name", "in", "type"];

const ranks = new Map(first.map((name, index) => [name, index]));

const rankOf = (name: string): number => ranks.get(name) ?? ranks.size;

const compareNames = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  rankOf(left) - rankOf(right) || (left < right ? -1 : left > right ? 1 : 0);

/** Of several media types the first is sent. */
const isContent = (name: string | undefined, members: readonly (readonly [string, unknown])[]): boolean =>
  name === "content" && members.every(([key]) => key.includes("/"));

const sort = (value: unknown, name?: string): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => sort(item));
  const members = Object.entries(value);
  const sorted = isContent(name, members) ? members : members.sort(compareNames);
  return Object.fromEntries(sorted.map(([key, member]) => [key, sort(member, key)]));
};

/**
 * The same document with the members of every object in one order, so that reordering a document changes nothing in what
 * is generated from it. Lists and media types keep their order, which has a meaning.
 */
export const sortMembers = <Document extends object>(document: Document): Document => sort(document) as Document;
