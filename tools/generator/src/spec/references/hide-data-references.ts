import { walkDocument } from "@gong-engagement/fake/document/walk-document";
import { getValueAt, isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { collectReferences } from "./collect-references.ts";

/** Stands for `$ref` in data: no name has this character. */
const hidden = "\uFDD2ref";

const rename = (value: unknown, from: string, to: string): void => {
  if (!isJsonObject(value) || value[from] === undefined) return;
  // In its old place: the order of members is the author's.
  const members = Object.entries(value).map(([key, member]) => [key === from ? to : key, member] as const);
  for (const key of Object.keys(value)) delete value[key];
  Object.assign(value, Object.fromEntries(members));
};

/**
 * Hides what is called `$ref` in examples, defaults and extensions, where it is data, from tools that would follow it. The
 * value given is changed.
 */
export const hideDataReferences = (root: JsonValue): void => {
  for (const { path, isData } of collectReferences(root)) {
    if (isData) rename(getValueAt(root, path.slice(0, -1)), "$ref", hidden);
  }
};

/** Shows what was hidden. The value given is changed. */
export const showDataReferences = (root: JsonObject): void =>
  walkDocument(root, ({ value }) => rename(value, hidden, "$ref"));
