import { isObject } from "../guards.ts";

/** Errors nest; a chain that is longer than this is cut. */
const deepest = 8;

const isError = (value: unknown): value is Error =>
  isObject(value) && "message" in value && typeof value.message === "string";

/**
 * What may be kept as the cause of an error. An error in which nothing can hide is kept as it is; another one is replaced
 * by a copy of name, message, code and stack, as its other properties may lead to the request and its headers.
 */
export const cleanCause = (cause: unknown, redact: (text: string) => string, depth = 0): unknown => {
  if (typeof cause === "string") return redact(cause);
  if (depth > deepest) return undefined;
  try {
    if (!isError(cause)) return undefined;
    const { name, message, stack = "", cause: inner } = cause;
    const cleanInner = cleanCause(inner, redact, depth + 1);
    const isClean = (value: unknown): boolean =>
      typeof value === "string"
        ? redact(value) === value
        : (!isObject(value) && typeof value !== "function") || value === cleanInner;
    const own = Reflect.ownKeys(cause).map((key) => Reflect.get(cause, key));
    if ([name, message, stack, inner, ...own].every(isClean)) return cause;

    const copy = new Error(redact(message), cleanInner === undefined ? undefined : { cause: cleanInner });
    const { code } = cause as { readonly code?: unknown };
    // Defined, not assigned: `Error.prototype` may be frozen.
    const define = (key: string, value: string): unknown =>
      Object.defineProperty(copy, key, { value, configurable: true, writable: true });
    define("name", redact(name));
    define("stack", redact(stack));
    if (typeof code === "string") define("code", code);
    return copy;
  } catch {
    return undefined;
  }
};
