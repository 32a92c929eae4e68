import { toCase } from "@hey-api/openapi-ts";
import ts from "typescript";
import { listPathOperations, listPaths } from "../model/list-paths.ts";
import { isJson } from "../model/media-types.ts";
import type { Content, OpenApiDocument, RequestBodyObject, ResponseObject, SchemaObject } from "../model/openapi.ts";
import { resolveContent, resolveReference } from "../model/resolve-reference.ts";
import { isNode, listOf, type Node, nodesOf } from "../model/schemas/node.ts";
import { createTypeProgram } from "./create-type-program.ts";

const nullLike = ts.TypeFlags.Null | ts.TypeFlags.Unknown | ts.TypeFlags.Any;

const hasNull = (type: ts.Type): boolean =>
  (type.flags & nullLike) !== 0 || (type.isUnion() && type.types.some((member) => hasNull(member)));

const typesOf = ({ type }: Node): readonly unknown[] => listOf([type ?? []].flat());

/**
 * Finds schemas that allow `null`, as the document says, and whose types do not. It reads the document by itself: none of the
 * code that it judges.
 *
 * @param folder - generated folder of the types
 * @returns Where each is: names of properties from a path or a component on.
 */
export const findLostNulls = (document: OpenApiDocument, folder: string): string[] => {
  const { checker, exportsOf } = createTypeProgram(folder);
  const found = new Set<string>();
  const seen = { read: new Set<unknown>(), write: new Set<unknown>() };

  const resolve = (schema: Node): Node => {
    const resolved: unknown = resolveReference<SchemaObject>(document, schema);
    return isNode(resolved) ? resolved : {};
  };

  const mayBeNull = (schema: unknown, refs: readonly unknown[] = []): boolean => {
    if (!isNode(schema) || refs.includes(schema.$ref ?? schema)) return false;
    const types = typesOf(schema);
    if (schema.nullable === true || types.includes("null")) return true;
    if (types.length > 0) return false;
    if (schema.const === null || listOf(schema.enum).includes(null)) return true;
    if (schema.const !== undefined || schema.enum !== undefined) return false;
    const within = [...refs, schema.$ref ?? schema];
    if (typeof schema.$ref === "string") return mayBeNull(resolve(schema), within);
    const parts = nodesOf(schema.allOf);
    if (parts.length > 0) return parts.every((part) => mayBeNull(part, within));
    return [...nodesOf(schema.oneOf), ...nodesOf(schema.anyOf)].some((member) => mayBeNull(member, within));
  };

  /** The properties of an object, those of its parts among them, each with all schemas for it. */
  const listProperties = (schema: Node, parents: readonly unknown[] = []): (readonly [string, unknown])[] => {
    const { $ref } = schema;
    if ($ref !== undefined && parents.includes($ref)) return [];
    const resolved = resolve(schema);
    return [
      ...Object.entries(isNode(resolved.properties) ? resolved.properties : {}),
      ...nodesOf(resolved.allOf).flatMap((part) => listProperties(part, [...parents, $ref])),
    ];
  };

  const visit = (schema: unknown, type: ts.Type | undefined, place: string, direction: "read" | "write"): void => {
    if (!isNode(schema) || !type || (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0) return;
    if (mayBeNull(schema) && !hasNull(type)) found.add(place);
    const key = schema.$ref ?? schema;
    if (seen[direction].has(key)) return;
    seen[direction].add(key);
    const node = resolve(schema);
    const plain = checker.getNonNullableType(type);
    visit(node.items, checker.getIndexTypeOfType(plain, ts.IndexKind.Number), `${place}[]`, direction);
    visit(node.additionalProperties, checker.getIndexTypeOfType(plain, ts.IndexKind.String), `${place}{}`, direction);
    const [only, ...others] = [...nodesOf(node.oneOf), ...nodesOf(node.anyOf)].filter(
      (member) => typesOf(member)[0] !== "null",
    );
    if (only && others.length === 0) visit(only, type, place, direction);
    const properties = listProperties(node);
    for (const [name, property] of properties) {
      // What several parts say of a property, all of them must allow.
      if (properties.filter(([other]) => other === name).length > 1) continue;
      const symbol = checker.getPropertyOfType(plain, name);
      if (symbol) visit(property, checker.getTypeOfSymbol(symbol), `${place}.${name}`, direction);
    }
  };

  const memberOf = (type: ts.Type | undefined, names: readonly string[]): ts.Type | undefined =>
    names.reduce<ts.Type | undefined>((parent, name) => {
      const symbol = parent && checker.getPropertyOfType(checker.getNonNullableType(parent), name);
      return symbol && checker.getTypeOfSymbol(symbol);
    }, type);

  const components = Object.entries(document.components?.schemas ?? {});
  const types = exportsOf("types.ts");
  const typeNames = components.map(([name]) => toCase(name, "PascalCase"));
  for (const [index, [name, schema]] of components.entries()) {
    const typeName = typeNames[index] ?? "";
    const isUnique = typeNames.filter((other) => other.toLowerCase() === typeName.toLowerCase()).length === 1;
    if (isUnique) visit(schema, types.get(typeName), name, "read");
  }

  seen.read.clear();
  const paths = exportsOf("paths.ts").get("paths");
  for (const [path, pathItem] of listPaths(document)) {
    for (const { method, operation } of listPathOperations(pathItem)) {
      const operationType = memberOf(paths, [path, method]);
      const visitContent = (
        content: Content | undefined,
        names: readonly string[],
        direction: "read" | "write",
      ): void => {
        for (const [mediaType, { schema }] of Object.entries(resolveContent(document, content))) {
          const type = isJson(mediaType) ? memberOf(operationType, [...names, "content", mediaType]) : undefined;
          visit(schema, type, `${method} ${path} ${names.join(" ")}`, direction);
        }
      };
      const { requestBody, responses = {} } = operation;
      if (requestBody) {
        const { content } = resolveReference<RequestBodyObject>(document, requestBody);
        visitContent(content, ["requestBody"], "write");
      }
      for (const [status, response] of Object.entries(responses)) {
        visitContent(resolveReference<ResponseObject>(document, response).content, ["responses", status], "read");
      }
    }
  }
  return [...found];
};
