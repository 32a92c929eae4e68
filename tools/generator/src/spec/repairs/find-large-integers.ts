import { walkDocument } from "@gong-engagement/fake/document/walk-document";
import type { JsonObject, JsonPath } from "../json.ts";
import type { Finding } from "../report/finding.ts";

const isTooLarge = (value: unknown): boolean =>
  typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);

const warn = (value: unknown, path: JsonPath): Finding => ({
  path,
  kind: "large integer",
  message: `JavaScript has no integer as large as this, and reads it as ${String(value)}.`,
  remedy: "Let the value be a text, or remove it.",
});

const valueKeywords = ["const", "enum", "default"];

/** Warns of values of a schema that JavaScript rounds: types would have another one. */
export const findLargeIntegers = (document: JsonObject): readonly Finding[] => {
  const findings: Finding[] = [];
  walkDocument(document, ({ value, meaning, path }) => {
    if (meaning !== "keywords" || Array.isArray(value)) return;
    for (const [keyword, member] of Object.entries(value)) {
      if (!valueKeywords.includes(keyword)) continue;
      if (isTooLarge(member)) findings.push(warn(member, [...path, keyword]));
      // What is in a list or an object of such values is found there.
      walkDocument(member, ({ value: holder, path: inside }) => {
        for (const [key, part] of Object.entries(holder)) {
          if (isTooLarge(part)) findings.push(warn(part, [...path, keyword, ...inside, key]));
        }
      });
    }
  });
  return findings;
};
