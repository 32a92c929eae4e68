import type { MediaTypeObject, OpenApiDocument } from "../openapi.ts";
import { isNode, listOf, type Node, nodesOf, resolveIn } from "./node.ts";
import { readSchemas } from "./read-schemas.ts";

const isBinaryNode = ({ type, format }: Node): boolean =>
  format === "binary" && listOf([type ?? "string"].flat()).includes("string");

/** Whether the body of a media type is bytes, as its schema says. */
export const isBinary = (document: OpenApiDocument, schema: MediaTypeObject["schema"]): boolean => {
  const { normalize, schemas } = readSchemas(document);
  const resolved = resolveIn(schemas, normalize(schema));
  return resolved !== undefined && isBinaryNode(resolved);
};

/** Whether a form of that schema has files: properties, or items of these, that are bytes. */
export const hasFiles = (document: OpenApiDocument, schema: MediaTypeObject["schema"]): boolean => {
  const { normalize, schemas } = readSchemas(document);
  const seen = new Set<Node>();
  const search = (value: unknown, depth: number): boolean => {
    const node = resolveIn(schemas, value);
    if (!node || seen.has(node)) return false;
    if (isBinaryNode(node)) return true;
    if (depth === 0) return false;
    seen.add(node);
    const properties = isNode(node.properties) ? Object.values(node.properties) : [];
    const parts = [...nodesOf(node.allOf), ...nodesOf(node.anyOf), ...nodesOf(node.oneOf)];
    return (
      parts.some((part) => search(part, depth)) ||
      [...properties, node.items].some((member) => search(member, depth - 1))
    );
  };
  return search(normalize(schema), 2);
};
