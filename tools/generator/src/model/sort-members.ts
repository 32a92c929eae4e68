/** What a reader looks for first in an OpenAPI document, a schema or a parameter. */
const first = ["openapi", "info", "servers", "security", "tags", "paths", "components", "title", "name", "in", "type"];

const rankOf = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);

const compareNames = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  rankOf(left) - rankOf(right) || (left < right ? -1 : left > right ? 1 : 0);

const sort = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sort);
  return Object.fromEntries(
    Object.entries(value)
      .sort(compareNames)
      .map(([name, member]) => [name, sort(member)]),
  );
};

/**
 * The same document with the members of every object in one order, so that reordering a document changes nothing in what
 * is generated from it. Lists keep their order, which has a meaning.
 */
export const sortMembers = <Document extends object>(document: Document): Document => sort(document) as Document;
