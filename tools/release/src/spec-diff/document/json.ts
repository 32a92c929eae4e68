import { isJsonObject, type JsonObject, type JsonValue } from "@gong-engagement/generator/json";
import { getValueAt, parsePointer } from "@gong-engagement/generator/json-path";
import { findOperation as findInPathItem, listPaths } from "@gong-engagement/generator/model/list-paths";
import type { OpenApiDocument, OperationObject } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";

/** A document that is read as such and as plain JSON. */
export type JsonDocument = OpenApiDocument & JsonObject;

export const toList = (value: JsonValue | undefined): JsonValue[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** The target of a `{ $ref }`; `undefined` for anything else. */
export const getReference = (value: unknown): string | undefined =>
  isJsonObject(value) && typeof value.$ref === "string" ? value.$ref : undefined;

/** The value that a reference leads to; `undefined` if it leads nowhere. */
export const getTarget = (document: JsonObject, reference: string): JsonValue | undefined =>
  getValueAt(document, parsePointer(reference));

/** The schemas of the components by name. */
export const getSchemas = ({ components }: JsonObject): JsonObject =>
  isJsonObject(components) && isJsonObject(components.schemas) ? components.schemas : {};

/** An operation as it is written. */
export const findOperation = (document: JsonDocument, { path, method }: OperationModel): OperationObject => {
  const pathItem = listPaths(document).find(([candidate]) => candidate === path)?.[1];
  return (pathItem && findInPathItem(pathItem, method)) ?? {};
};
