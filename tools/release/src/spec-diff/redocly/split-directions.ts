import { isObject, type Json, type JsonObject } from "../comparison/json.ts";

type Direction = "request" | "response";

const component = "#/components/schemas/";

const redirect = (value: Json, direction: Direction): Json => {
  if (Array.isArray(value)) return value.map((item) => redirect(item, direction));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      key === "$ref" && typeof child === "string" && child.startsWith(component)
        ? child.replace(/^#\/components\/schemas\/[^/]+/, `$&--${direction}`)
        : redirect(child, direction),
    ]),
  );
};

const redirectMembers = (operation: JsonObject, direction: Direction, members: readonly string[]): JsonObject =>
  Object.fromEntries(
    Object.entries(operation).map(([key, value]) => [key, members.includes(key) ? redirect(value, direction) : value]),
  );

const redirectOperation = (operation: Json): Json =>
  isObject(operation)
    ? redirectMembers(redirectMembers(operation, "request", ["parameters", "requestBody"]), "response", ["responses"])
    : operation;

const mapMembers = (value: Json | undefined, map: (member: Json) => Json): JsonObject =>
  isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, map(member)])) : {};

const cloneSchemas = (schemas: JsonObject, direction: Direction): JsonObject =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [`${name}--${direction}`, redirect(schema, direction)]),
  );

/**
 * The document with three copies of each component schema: as it is, as requests use it, and as responses use it.
 * Redocly judges a component once, wherever it stands first, though what breaks a request may be fine in a response.
 */
export const splitDirections = (document: JsonObject): JsonObject => {
  const components = isObject(document.components) ? document.components : {};
  const schemas = isObject(components.schemas) ? components.schemas : {};
  return {
    ...document,
    paths: mapMembers(document.paths, (pathItem) => mapMembers(pathItem, redirectOperation)),
    components: {
      ...components,
      schemas: { ...schemas, ...cloneSchemas(schemas, "request"), ...cloneSchemas(schemas, "response") },
    },
  };
};
