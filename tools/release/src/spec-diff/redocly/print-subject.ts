import { getAt, type JsonObject } from "../comparison/json.ts";
import type { Trace } from "./trace-path.ts";

const containers = new Set(["properties", "patternProperties"]);
const choices = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);

/** `properties/author/items/name` as a caller would write it: `.author[].name`. */
const printWay = (way: readonly string[]): string => {
  const [keyword, name, ...rest] = way;
  if (keyword === undefined) return "";
  if (name !== undefined && containers.has(keyword)) return `.${name}${printWay(rest)}`;
  if (choices.has(keyword)) return printWay(rest);
  const step = keyword === "items" ? "[]" : keyword === "additionalProperties" ? "[key]" : `.${keyword}`;
  return step + printWay(way.slice(1));
};

const printPlaceRoot = (document: JsonObject, operation: readonly string[], place: readonly string[]): string => {
  const [kind, name, inner, header] = place;
  if (kind === "parameters") return String(getAt(document, [...operation, "parameters", `${name}`, "name"]) ?? "");
  return inner === "headers" ? `${header}` : "";
};

/** What a change is about: `Note.author.name`, or, outside of components, `author.name` or the name of a parameter. */
export const printSubject = (document: JsonObject, { component, way }: Trace): string => {
  if (component !== undefined) return `\`${component.split("/").at(-1)}${printWay(way)}\``;
  const schema = way.indexOf("schema", 3);
  const root = printPlaceRoot(document, way.slice(0, 3), way.slice(3));
  const inner = printWay(schema === -1 ? [] : way.slice(schema + 1));
  return root + inner === "" ? "the body" : `\`${(root + inner).replace(/^\./, "")}\``;
};
