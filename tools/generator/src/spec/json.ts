import { escapeSegment, unescapeReference } from "@gong-engagement/fake/document/json-pointer";
import { isObject } from "@gong-engagement/kit/is-object";

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

export interface JsonObject {
  [key: string]: JsonValue;
}

export const isJsonObject = (value: unknown): value is JsonObject => isObject(value);

/** Keys and indexes that lead from the root of a document to one of its values. */
export type JsonPath = readonly string[];

/** Reads the fragment of a `$ref`, such as `/paths/~1share/put`. */
export const parsePointer = (pointer: string): JsonPath => pointer.split("/").slice(1).map(unescapeReference);

export const printPointer = (path: JsonPath): string => path.map((segment) => `/${escapeSegment(segment)}`).join("");

const getChild = (value: JsonValue | undefined, segment: string): JsonValue | undefined => {
  if (Array.isArray(value)) return /^\d+$/.test(segment) ? value[Number(segment)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
};

/** The values on the way, the root first, as far as the path exists. */
export const getValuesAlong = (root: JsonValue, path: JsonPath): JsonValue[] => {
  const values = [root];
  for (const segment of path) {
    const child = getChild(values.at(-1), segment);
    if (child === undefined) break;
    values.push(child);
  }
  return values;
};

/** The value at the path, `undefined` if nothing is there. */
export const getValueAt = (root: JsonValue, path: JsonPath): JsonValue | undefined =>
  path.reduce<JsonValue | undefined>(getChild, root);

const printSegment = (segment: string): string =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(segment)
    ? `.${segment}`
    : `['${segment.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}']`;

/** As a target of an overlay action: `$.paths['/share'].put.tags[0]`. */
export const printTarget = (root: JsonValue, path: JsonPath): string => {
  const along = getValuesAlong(root, path);
  return `$${path.map((segment, index) => (Array.isArray(along[index]) ? `[${segment}]` : printSegment(segment))).join("")}`;
};
