import type { JsonObject } from "@gong-engagement/generator/json";
import type { Encoding, ParameterObject } from "@gong-engagement/generator/model/openapi";
import { parseJsonKinds } from "@gong-engagement/generator/model/parse-body-kinds";
import { parseStyle } from "@gong-engagement/generator/model/parse-parameter-styles";
import { isSame } from "../document/canonical.ts";
import { type Comparison, keysOf } from "../document/comparison.ts";
import type { PlainFact } from "./fact.ts";

const compare = (before: JsonObject, after: JsonObject, name: string): PlainFact[] => {
  const changed = keysOf(before, after).filter((keyword) => !isSame(before[keyword], after[keyword]));
  // What is written as a media type has no style.
  const keywords = changed.includes("content") ? ["content"] : changed;
  return keywords.map((keyword) => ({ kind: "parameter.style", values: { keyword, name } }));
};

/** How a parameter is written. `explode` says nothing of one value: it is about members and items. */
export const compareStyles = (
  { before, after }: Comparison,
  old: ParameterObject,
  now: ParameterObject,
): PlainFact[] => {
  const kinds = [parseJsonKinds(before, old.schema), parseJsonKinds(after, now.schema)];
  const isScalar = kinds.every((list) => list.length > 0 && !list.includes("object") && !list.includes("array"));
  const read = (parameter: ParameterObject): JsonObject => ({
    ...parseStyle(parameter),
    ...(isScalar ? { explode: false } : {}),
  });
  return compare(read(old), read(now), now.name);
};

/** How the properties of a form are written. */
export const compareEncodings = (before: Encoding = {}, after: Encoding = {}): PlainFact[] => {
  const read = (name: string, { contentType = "", ...style }: Encoding[string] = {}): JsonObject => ({
    ...parseStyle({ ...style, name, in: "query" }),
    contentType,
  });
  return keysOf(before, after).flatMap((name) => compare(read(name, before[name]), read(name, after[name]), name));
};
