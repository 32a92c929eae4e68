import { isObject } from "../is-object.ts";

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
  if (!isError(cause) || depth > deepest) return undefined;
  try {
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
    return Object.assign(copy, { name: redact(name), stack: redact(stack) }, typeof code === "string" ? { code } : {});
  } catch {
    return undefined;
  }
};
