import { isObject, isRawBody } from "../guards.ts";
import { createUuid } from "../platform.ts";

const isJsonObject = (body: unknown): body is { readonly [name: string]: unknown } =>
  isObject(body) && !Array.isArray(body) && !isRawBody(body);

/** A body, and the key that it holds. */
export interface KeyedBody {
  readonly body: unknown;
  readonly key?: string;
}

/** The body with a key in that property: the caller's, else a new one. Only an object can hold one. */
export const addIdempotencyKey = (body: unknown, property: string): KeyedBody => {
  if (!isJsonObject(body)) return { body };
  const { toJSON } = body;
  const json: object = typeof toJSON === "function" ? toJSON.call(body) : body;
  const key: unknown = Reflect.get(json, property) || createUuid();
  return { body: { ...json, [property]: key }, key: String(key) };
};

/** The key if the body that is sent holds it: a serializer or middleware of the caller's may have left it out. */
export const keyIfSent = (body: unknown, key: string | undefined): string | undefined => {
  if (key === undefined) return undefined;
  const text = body instanceof ArrayBuffer ? new TextDecoder().decode(body) : body;
  return typeof text === "string" && text.includes(JSON.stringify(key).slice(1, -1)) ? key : undefined;
};
