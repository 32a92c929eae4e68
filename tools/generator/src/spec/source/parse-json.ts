import type { JsonValue } from "../json.ts";
import { parserOptions } from "./limits.ts";

/** Strings that a colon follows are names of members. */
const countWrittenNames = (text: string): number => {
  let count = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon !== undefined) count++;
  return count;
};

/** Infinite if values nest more deeply than is allowed. */
const countMembers = (value: JsonValue, depth = 1): number => {
  if (typeof value !== "object" || value === null) return 0;
  if (depth > parserOptions.maxDepth) return Number.POSITIVE_INFINITY;
  const members = Object.values(value);
  return members.reduce<number>(
    (count, member) => count + countMembers(member, depth + 1),
    Array.isArray(value) ? 0 : members.length,
  );
};

/**
 * Parses JSON many times faster than as YAML. `JSON.parse` takes the last of two equal names without a word, so it must
 * have found as many as the text has.
 *
 * @returns `undefined` if the text is not JSON, or none that is accepted: the YAML parser says what is wrong with it.
 */
export const parseJson = (text: string): JsonValue | undefined => {
  try {
    const value: JsonValue = JSON.parse(text);
    return countMembers(value) === countWrittenNames(text) ? value : undefined;
  } catch {
    return undefined;
  }
};
