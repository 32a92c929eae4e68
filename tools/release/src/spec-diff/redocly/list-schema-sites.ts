import type { Comparison } from "../comparison/create-comparison.ts";
import { isObject, parsePointer } from "../comparison/json.ts";
import type { Direction, Place } from "../comparison/places.ts";
import { printSubject } from "./print-subject.ts";
import type { RedoclyChange } from "./redocly-change.ts";
import { structure } from "./schema-keywords.ts";
import type { SchemaPart, SchemaSite } from "./schema-site.ts";
import { type Trace, tracePath } from "./trace-path.ts";

/** A change in a schema: the path of the schema, and what has changed in it. */
interface Located extends SchemaPart {
  readonly schema: readonly string[];
}

const isIndex = (segment: string | undefined): boolean => /^\d+$/.test(segment ?? "");

const locate = (change: RedoclyChange, path: readonly string[]): Located => {
  const [keyword = "", last = ""] = path.slice(-2);
  const value = (change.kind === "added" ? change.revision : change.base)?.value;
  if (change.kind === "modified") return { schema: path, keyword: change.property ?? "", names: [], change };
  if (keyword === "properties") return { schema: path.slice(0, -2), keyword, names: [last], change };
  if (last === "properties") {
    return { schema: path.slice(0, -1), keyword: last, names: isObject(value) ? Object.keys(value) : [], change };
  }
  return isIndex(last) && structure.has(keyword)
    ? { schema: path.slice(0, -2), keyword, names: [], change }
    : { schema: path.slice(0, -1), keyword: last, names: [], change };
};

/** Whether the path leads to a schema of an operation or a component, or into one. */
export const isInSchema = ([root, kind, , part = "", ...rest]: readonly string[]): boolean =>
  root === "paths"
    ? ["parameters", "requestBody", "responses"].includes(part) && rest.includes("schema")
    : root === "components" && kind === "schemas";

const startsWith = (path: readonly string[], start: readonly string[]): boolean =>
  start.every((segment, index) => path[index] === segment);

const findPlaces = (places: readonly Place[], trace: Trace, path: readonly string[]): readonly Place[] => {
  const own = places.find(({ way }) => startsWith(path, way));
  const { component } = trace;
  if (component === undefined) return own ? [own] : [];
  return places.filter((place) => place.components.has(component) && place.direction === own?.direction);
};

const isKept = ({ path }: RedoclyChange, trace: Trace, places: readonly Place[]): boolean => {
  const [kind, , component = ""] = parsePointer(path);
  if (kind === "paths") return true;
  return (
    !/--(request|response)$/.test(component) && !places.some(({ components }) => components.has(`${trace.component}`))
  );
};

const printKey = (direction: Direction, { component, way }: Trace): string =>
  [direction, component ?? "", ...way].join("\0");

const hasStructure = ({ trace, parts }: SchemaSite): boolean =>
  trace.isReplaced || parts.some(({ keyword }) => structure.has(keyword));

/** Schemas that have changed, each once for a direction. What lies within a schema of another structure is left out. */
export const listSchemaSites = (
  comparison: Comparison,
  changes: readonly RedoclyChange[],
  places: readonly Place[],
): readonly SchemaSite[] => {
  const sites = new Map<string, SchemaSite & { readonly parts: SchemaPart[] }>();
  for (const change of changes) {
    const path = parsePointer(change.path);
    const { schema, ...part } = locate(change, path);
    if (!isInSchema(schema) || part.keyword === "key" || schema.length < 3) continue;
    const trace = tracePath(comparison, schema);
    if (!isKept(change, trace, places)) continue;
    const direction = places.find(({ way }) => startsWith(path, way))?.direction ?? "unused";
    const key = printKey(direction, trace);
    const site = sites.get(key) ?? {
      direction,
      trace,
      subject: printSubject(comparison.after, trace),
      places: findPlaces(places, trace, path),
      parts: [],
    };
    sites.set(key, site);
    site.parts.push(part);
  }
  const structured = [...sites].filter(([, site]) => hasStructure(site)).map(([key]) => `${key}\0`);
  return [...sites].filter(([key]) => !structured.some((start) => key.startsWith(start))).map(([, site]) => site);
};
