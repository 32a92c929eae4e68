import { isJson } from "../document/media-types.ts";
import type { OpenApiDocument, ParameterObject } from "../document/openapi.ts";
import {
  flattenBranches,
  type Schema,
  type SchemaOrReference,
  schemaOfProperty,
  typeOf,
} from "../schema/flatten-schema.ts";
import { coerce } from "./coerce.ts";

/** A name, decoded, and a value as it was sent. */
export type RawPair = readonly [name: string, value: string];

/** What was sent in one place of parameters. */
export interface RawValues {
  /** In a query, a form or cookies. */
  readonly pairs?: readonly RawPair[];
  /** In a path or headers. */
  readonly texts?: (name: string) => string | undefined;
  /** The names of all parameters of the place. */
  readonly names: ReadonlySet<string>;
}

/** Decodes a value; one that is not encoded stands for itself. */
export const decodeText = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const separators: Readonly<Record<string, RegExp>> = {
  spaceDelimited: /%20|\+| /,
  pipeDelimited: /%7C|\|/i,
};

const pairUp = (parts: readonly string[]): RawPair[] =>
  parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? ""] as const] : []));

const splitPair = (text: string): RawPair => {
  const [name = "", ...value] = text.split("=");
  return [name, value.join("=")];
};

/** `name[a][b]` as the keys `a` and `b`. */
const readDeepKeys = (key: string, name: string): readonly string[] | undefined =>
  key.startsWith(`${name}[`)
    ? [...key.slice(name.length).matchAll(/\[([^\]]*)\]/g)].map(([, part = ""]) => part)
    : undefined;

/** The values that what was sent may stand for: a union may be written in several ways. Empty if nothing was sent. */
export type ReadParameter = (parameter: ParameterObject, raw: RawValues) => readonly unknown[];

/** Makes a reader of parameters, in all styles of OpenAPI. */
export const createParameterReader = (document: OpenApiDocument): ReadParameter => {
  const branchOf = (schema: SchemaOrReference): Schema => flattenBranches(document, schema)[0] ?? {};
  const leaf = (schema: SchemaOrReference, text: string): unknown => coerce(document, schema, decodeText(text));

  const toList = (schema: SchemaOrReference, parts: readonly string[]): unknown[] => {
    const { items = true, prefixItems = [] } = branchOf(schema);
    return parts.map((part, index) => leaf(prefixItems[index] ?? items, part));
  };

  const toObject = (schema: SchemaOrReference, pairs: readonly RawPair[]): object => {
    const branches = flattenBranches(document, schema);
    const members = pairs.map(([name, text]) => {
      const key = decodeText(name);
      const branch = branches.find(({ properties = {} }) => Object.hasOwn(properties, key)) ?? branches[0] ?? {};
      return [key, leaf(schemaOfProperty(branch, key), text)];
    });
    return Object.fromEntries(members);
  };

  const toDeepObject = (
    schema: SchemaOrReference,
    entries: readonly (readonly [readonly string[], string])[],
  ): object => {
    const keysOfEntries = new Set(entries.map(([[key = ""]]) => key));
    const branch = branchOf(schema);
    const members = [...keysOfEntries].map((key) => {
      const group = entries.filter(([[first = ""]]) => first === key);
      const property = schemaOfProperty(branch, key);
      const [first] = group;
      const isLeaf = first?.[0].length === 1;
      if (isLeaf && group.length === 1) return [key, leaf(property, first[1])];
      if (isLeaf)
        return [
          key,
          toList(
            property,
            group.map(([, text]) => text),
          ),
        ];
      const inner = group.map(([keys, text]) => [keys.slice(1), text] as const);
      const isList = inner.every(([[index = ""]]) => /^\d*$/.test(index)) && typeOf(branchOf(property)) === "array";
      return [
        key,
        isList
          ? toList(
              property,
              inner.map(([, text]) => text),
            )
          : toDeepObject(property, inner),
      ];
    });
    return Object.fromEntries(members);
  };

  /** @returns `undefined` if the parameter was not sent */
  const readPairs = (parameter: ParameterObject, schema: SchemaOrReference, type: string, raw: RawValues): unknown => {
    const { name, style = "form" } = parameter;
    const { explode = ["form", "cookie", "deepObject"].includes(style) } = parameter;
    const pairs = raw.pairs ?? [];
    if (style === "deepObject") {
      const entries = pairs.flatMap(([key, text]) => {
        const keys = readDeepKeys(key, name);
        return keys ? [[keys, text] as const] : [];
      });
      return entries.length > 0 ? toDeepObject(schema, entries) : undefined;
    }
    if (type === "object" && explode) {
      const members = pairs.filter(([key]) => key === name || !raw.names.has(key.replace(/\[.*/s, "")));
      return members.length > 0 ? toObject(schema, members) : undefined;
    }
    const sent = pairs.filter(([key]) => key === name).map(([, text]) => text);
    const [first] = sent;
    if (first === undefined) return undefined;
    if (type !== "array" && type !== "object") return leaf(schema, first);
    if (explode) return toList(schema, sent);
    const parts = first === "" ? [] : first.split(separators[style] ?? ",");
    return type === "array" ? toList(schema, parts) : toObject(schema, pairUp(parts));
  };

  const readText = (parameter: ParameterObject, schema: SchemaOrReference, type: string, text: string): unknown => {
    const { name, style = "simple", explode = false } = parameter;
    const isMatrix = style === "matrix";
    const prefix = isMatrix ? ";" : ".";
    const whole = style === "simple" || !text.startsWith(prefix) ? text : text.slice(1);
    if (type !== "array" && type !== "object") return leaf(schema, isMatrix ? splitPair(whole)[1] : whole);
    if (explode) {
      const parts = whole.split(style === "simple" ? /,\s*/ : prefix);
      if (type === "object") return toObject(schema, parts.map(splitPair));
      return toList(schema, isMatrix ? parts.map((part) => splitPair(part)[1]) : parts);
    }
    const list = isMatrix && whole.startsWith(`${name}=`) ? whole.slice(name.length + 1) : whole;
    const parts = list === "" ? [] : list.split(/,\s*/);
    return type === "array" ? toList(schema, parts) : toObject(schema, pairUp(parts));
  };

  return (parameter, raw) => {
    const { name, schema = true, content = {} } = parameter;
    const [mediaType] = Object.keys(content);
    const text = raw.texts ? raw.texts(name) : raw.pairs?.find(([key]) => key === name)?.[1];
    if (mediaType !== undefined) {
      if (text === undefined) return [];
      try {
        return [isJson(mediaType) ? JSON.parse(decodeText(text)) : decodeText(text)];
      } catch {
        return [decodeText(text)];
      }
    }
    const types = new Set(flattenBranches(document, schema).map(typeOf));
    const read = (type: string): unknown => {
      if (!raw.texts) return readPairs(parameter, schema, type, raw);
      return text === undefined ? undefined : readText(parameter, schema, type, text);
    };
    return [...types].map(read).filter((value) => value !== undefined);
  };
};
