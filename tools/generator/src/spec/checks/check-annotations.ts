import { getValueAt, isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { followReference } from "../references/resolve-pointer.ts";
import type { Finding } from "../report/finding.ts";
import { listOperations } from "./list-operations.ts";

const isCount = (value: JsonValue | undefined): boolean => Number.isSafeInteger(value) && Number(value) > 0;

const isWindow = (window: JsonValue): boolean => {
  if (!isJsonObject(window)) return false;
  const { limit, interval, ...others } = window;
  return isCount(limit) && isCount(interval) && Object.keys(others).length === 0;
};

const checkRateLimit = ({ "x-rate-limit": windows }: JsonObject): Finding[] => {
  if (windows === undefined || (Array.isArray(windows) && windows.length > 0 && windows.every(isWindow))) return [];
  const remedy = "List windows such as `{ limit: 3, interval: 1000 }`: 3 calls in 1000 milliseconds.";
  return [{ path: ["x-rate-limit"], message: "This is not a list of rate limits.", remedy }];
};

/** Properties of an object schema, put together by `allOf` or not. */
const listProperties = (
  document: JsonObject,
  schema: JsonValue | undefined,
  visited = new Set<JsonValue>(),
): string[] => {
  const target = followReference(document, schema);
  if (!isJsonObject(target) || visited.has(target)) return [];
  visited.add(target);
  const { properties, allOf } = target;
  const inherited = Array.isArray(allOf) ? allOf.flatMap((part) => listProperties(document, part, visited)) : [];
  return [...(isJsonObject(properties) ? Object.keys(properties) : []), ...inherited];
};

const checkIdempotencyKeys = (document: JsonObject): Finding[] =>
  listOperations(document).flatMap(({ path, operation }) => {
    const { "x-idempotency-key": name, requestBody } = operation;
    if (name === undefined) return [];
    const body = followReference(document, requestBody) ?? null;
    const schema = getValueAt(body, ["content", "application/json", "schema"]);
    if (typeof name === "string" && listProperties(document, schema).includes(name)) return [];
    const message = `\`x-idempotency-key\` names ${JSON.stringify(name)}, which is not a property of the JSON body.`;
    const remedy = "Name a property of the request's body, or remove the annotation.";
    return [{ path: [...path, "x-idempotency-key"], message, remedy }];
  });

/** Refuses annotations of ours that say nothing useful. */
export const checkAnnotations = (document: JsonObject): Finding[] => [
  ...checkRateLimit(document),
  ...checkIdempotencyKeys(document),
];
