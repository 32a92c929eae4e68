import { paths } from "jsonpathly";
import { getValueAt, isJsonObject, type JsonObject, type JsonPath, type JsonValue } from "../json.ts";

/** A place that a JSONPath selects. */
export interface SelectedNode {
  readonly value: JsonValue;
  /** What holds the value, and its key or index in there; absent for the document itself. */
  readonly parent: JsonObject | JsonValue[] | undefined;
  readonly key: string;
}

const swappedQuotes: Readonly<Record<string, string>> = { "\\'": "'", '"': '\\"' };

/** Reads a string in single quotes, which are the only difference to one of JSON. */
const readString = (text: string): string =>
  JSON.parse(`"${text.replaceAll(/\\.|"/gs, (part) => swappedQuotes[part] ?? part)}"`);

/** Reads a normalized path (RFC 9535, section 2.7), such as `$['paths']['/notes'][0]`. */
const parseNormalizedPath = (path: string): JsonPath =>
  Array.from(path.matchAll(/\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]/gs), ([, name, index = ""]) =>
    name === undefined ? index : readString(name),
  );

const isHolder = (value: JsonValue | undefined): value is JsonObject | JsonValue[] =>
  Array.isArray(value) || isJsonObject(value);

/**
 * The places that a JSONPath selects, in the order of the document.
 *
 * @throws Error that says what is wrong with the JSONPath.
 */
export const selectNodes = (document: JsonObject, target: string): readonly SelectedNode[] =>
  paths(document, target).map((selected) => {
    const path = parseNormalizedPath(selected);
    const parent = path.length === 0 ? undefined : getValueAt(document, path.slice(0, -1));
    return {
      value: getValueAt(document, path) ?? null,
      parent: isHolder(parent) ? parent : undefined,
      key: path.at(-1) ?? "",
    };
  });
