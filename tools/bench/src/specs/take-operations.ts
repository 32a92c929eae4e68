import { httpMethods, type OpenApiDocument, type PathItemObject } from "@gong-engagement/generator/model/openapi";

type Components = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const collectReferences = (value: unknown): readonly string[] => {
  if (typeof value !== "object" || value === null) return [];
  const found = Object.values(value).flatMap(collectReferences);
  return "$ref" in value && typeof value.$ref === "string" ? [value.$ref, ...found] : found;
};

/** Those components that the paths need, and that those need in turn. */
const takeComponents = (components: Components, paths: unknown): Components => {
  const taken: Record<string, Record<string, unknown>> = {};
  const visit = (value: unknown): void => {
    for (const reference of collectReferences(value)) {
      const [, , kind = "", name = ""] = reference.split("/");
      taken[kind] ??= {};
      if (name in taken[kind]) continue;
      taken[kind][name] = components[kind]?.[name];
      visit(taken[kind][name]);
    }
  };
  visit(paths);
  return taken;
};

/**
 * A document with `count` operations of another document, taken from all over it, and the components that they need.
 *
 * @example
 * ```ts
 * const document = takeOperations(large, 100);
 * ```
 */
export const takeOperations = (document: OpenApiDocument, count: number): OpenApiDocument => {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    httpMethods.flatMap((method) => (item[method] ? [{ path, method, item }] : [])),
  );
  const paths: Record<string, PathItemObject> = {};
  for (let index = 0; index < count; index++) {
    const operation = operations[Math.floor((index * operations.length) / count)];
    if (!operation) continue;
    const { path, method, item } = operation;
    const { parameters = [] } = item;
    paths[path] = { parameters, ...paths[path], [method]: item[method] };
  }
  const { openapi, info, servers = [], tags = [], components = {} } = document;
  return { openapi, info, servers, tags, paths, components: takeComponents(components as Components, paths) };
};
