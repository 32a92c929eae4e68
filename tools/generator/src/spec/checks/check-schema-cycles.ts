import { unescapeReference } from "@gong-engagement/fake/document/json-pointer";
import { getValueAt, isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import type { Finding } from "../report/finding.ts";

const prefix = "#/components/schemas/";

/** Components that a schema is made of, directly or in parts of its own. */
const listBases = (schema: JsonValue | undefined): string[] => {
  if (!isJsonObject(schema)) return [];
  const { $ref, allOf } = schema;
  const own = typeof $ref === "string" && $ref.startsWith(prefix) ? [unescapeReference($ref.slice(prefix.length))] : [];
  return [...own, ...(Array.isArray(allOf) ? allOf.flatMap(listBases) : [])];
};

/** The way from a schema through its bases back to itself; `undefined` if it does not lead back. */
const findRing = (schemas: JsonObject, name: string): string[] | undefined => {
  const cameFrom = new Map<string, string>();
  const waiting = [name];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    for (const base of listBases(schemas[current])) {
      if (base === name) {
        const ring = [name];
        for (let step: string | undefined = current; step !== undefined && step !== name; step = cameFrom.get(step)) {
          ring.unshift(step);
        }
        return [name, ...ring];
      }
      if (cameFrom.has(base)) continue;
      cameFrom.set(base, current);
      waiting.push(base);
    }
  }
  return undefined;
};

/** Refuses schemas that are made of themselves: no value could be checked against them, and no type be written. */
export const checkSchemaCycles = (document: JsonObject): Finding[] => {
  const schemas = getValueAt(document, ["components", "schemas"]);
  if (!isJsonObject(schemas)) return [];
  const told = new Set<string>();
  return Object.keys(schemas).flatMap((name): Finding[] => {
    const schema = schemas[name];
    // A ring of nothing but references is one that leads nowhere.
    if (told.has(name) || !isJsonObject(schema) || schema.allOf === undefined) return [];
    const ring = findRing(schemas, name);
    if (!ring) return [];
    for (const member of ring) told.add(member);
    const message = `The schema \`${name}\` is made of itself: ${ring.join(" > ")}.`;
    return [
      {
        path: ["components", "schemas", name],
        message,
        remedy: "Remove one of them from the `allOf` that leads back.",
      },
    ];
  });
};
