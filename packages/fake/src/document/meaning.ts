import { isObject } from "../json.ts";

/** What the keys of an object of an OpenAPI document are: keywords, names of the author's choice, or data. */
export type Meaning = "keywords" | "names" | "data";

/** Their members have names of the author's choice, so that `example` below `properties` is not a keyword. */
const mapsOfNames = new Set(
  (
    "$defs callbacks content definitions dependentSchemas encoding examples headers links mapping parameters pathItems " +
    "paths patternProperties properties requestBodies responses schemas securitySchemes variables webhooks mediaTypes " +
    "additionalOperations"
  ).split(" "),
);

const dataKeywords = new Set(["const", "dataValue", "default", "enum", "example", "value"]);

/**
 * What the keys of a member of an object are.
 *
 * @param meaning What the keys of the object are.
 */
export const getMeaning = (meaning: Meaning, key: string, member: unknown): Meaning => {
  if (meaning === "data") return "data";
  if (meaning === "names") return "keywords";
  if (dataKeywords.has(key) || key.startsWith("x-")) return "data";
  if (key === "examples" && Array.isArray(member)) return "data";
  return mapsOfNames.has(key) && isObject(member) ? "names" : "keywords";
};
