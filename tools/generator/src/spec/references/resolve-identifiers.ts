import { getMeaning, type Meaning } from "@gong-engagement/fake/document/meaning";
import {
  getValueAt,
  isJsonObject,
  type JsonObject,
  type JsonPath,
  type JsonValue,
  parsePointer,
  printPointer,
} from "../json.ts";

/** A document that does not say where it is has to be somewhere for addresses to be compared. */
const nowhere = "https://document.invalid/";

const resolveAddress = (address: string, base: string): string | undefined => {
  try {
    return new URL(address, base).href;
  } catch {
    return undefined;
  }
};

interface Visit {
  readonly object: JsonObject;
  readonly path: JsonPath;
  /** Address of the schema around it that has one, or of the document. */
  readonly base: string;
  /** Where that is. */
  readonly home: JsonPath;
}

const isIdentified = ({ $id }: JsonObject): boolean => typeof $id === "string" && !$id.startsWith("#");

/** Visits every object that is not data. */
const visitAll = (document: JsonObject, start: string, visit: (place: Visit) => void): void => {
  const walk = (value: JsonValue, meaning: Meaning, path: JsonPath, base: string, home: JsonPath): void => {
    if (typeof value !== "object" || value === null || meaning === "data") return;
    const isOwn = isJsonObject(value) && meaning === "keywords" && path.length > 0 && isIdentified(value);
    const here = isOwn ? (resolveAddress(String(value.$id), base) ?? base) : base;
    const place = isOwn ? path : home;
    if (isJsonObject(value) && meaning === "keywords") visit({ object: value, path, base: here, home: place });
    for (const [key, member] of Object.entries(value)) {
      walk(member, Array.isArray(value) ? meaning : getMeaning(meaning, key, member), [...path, key], here, place);
    }
  };
  walk(document, "keywords", [], start, []);
};

const withoutFragment = (address: string): string => address.replace(/#.*$/s, "");

/** Whether anything in the document has an address or a name of its own. */
const hasIdentifiers = (document: JsonObject): boolean =>
  document.$self !== undefined || /"\$(id|anchor|dynamicAnchor)":/.test(JSON.stringify(document));

/**
 * Lets every reference by an `$id`, an `$anchor` or the document's own address (`$self`) be one by the place of what it
 * refers to: the only one that all tools follow. The document given is changed.
 */
export const resolveIdentifiers = (document: JsonObject): void => {
  if (!hasIdentifiers(document)) return;
  const { $self } = document;
  const start = (typeof $self === "string" ? resolveAddress($self, nowhere) : undefined) ?? nowhere;
  const places = new Map<string, JsonPath>([[withoutFragment(start), []]]);
  const identified: JsonObject[] = [];
  // One that is defined several times stands for another schema wherever it is used: it can be anything.
  const dynamicNames = new Map<string, number>();
  visitAll(document, start, ({ object, path, base, home }) => {
    if (home === path && path.length > 0) places.set(withoutFragment(base), path);
    identified.push(object);
    for (const name of [object.$anchor, object.$dynamicAnchor]) {
      if (typeof name === "string") places.set(`${withoutFragment(base)}#${name}`, path);
    }
    const { $dynamicAnchor: dynamic } = object;
    if (typeof dynamic === "string") dynamicNames.set(`#${dynamic}`, (dynamicNames.get(`#${dynamic}`) ?? 0) + 1);
  });

  const find = (ref: string, base: string, home: JsonPath): JsonPath | undefined => {
    const address = resolveAddress(ref, base);
    if (address === undefined) return undefined;
    const [, fragment = ""] = /#(.*)$/s.exec(ref) ?? [];
    if (!/^(\/.*)?$/s.test(fragment)) return places.get(`${withoutFragment(address)}#${fragment}`);
    const target = ref.startsWith("#") ? home : places.get(withoutFragment(address));
    const path = target && [...target, ...parsePointer(fragment)];
    // Many a schema with an `$id` refers to the document all the same.
    return path && path.length > 0 && getValueAt(document, path) !== undefined ? path : undefined;
  };

  visitAll(document, start, ({ object, base, home }) => {
    for (const keyword of ["$ref", "$dynamicRef"]) {
      const ref = object[keyword];
      if (typeof ref !== "string") continue;
      if (keyword === "$dynamicRef" && (dynamicNames.get(ref) ?? 0) > 1) continue;
      const path = find(ref, base, home);
      if (path === undefined) continue;
      delete object[keyword];
      object.$ref = `#${printPointer(path).split("/").map(encodeURIComponent).join("/").replaceAll("%24", "$")}`;
    }
  });
  // Tools would resolve against them once more, and take two of one name for a fault.
  for (const object of identified) {
    for (const keyword of ["$id", "$anchor", "$dynamicAnchor", "$dynamicRef"]) {
      if (typeof object[keyword] === "string") delete object[keyword];
    }
  }
};
