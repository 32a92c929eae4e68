import { getMeaning, type Meaning } from "@gong-engagement/fake/document/meaning";
import type { JsonObject, JsonValue } from "../json.ts";
import type { Finding } from "../report/finding.ts";

const isTooLarge = (value: JsonValue): boolean =>
  typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);

/** Warns of values of a schema that JavaScript rounds: types would have another one. */
export const findLargeIntegers = (document: JsonObject): readonly Finding[] => {
  const findings: Finding[] = [];
  const path: string[] = [];
  const visit = (value: JsonValue, meaning: Meaning, isValue: boolean): void => {
    if (isValue && isTooLarge(value)) {
      const message = `JavaScript has no integer as large as this, and reads it as ${String(value)}.`;
      const remedy = "Let the value be a text, or remove it.";
      findings.push({ path: [...path], kind: "large integer", message, remedy });
    }
    if (typeof value !== "object" || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      path.push(key);
      const isKeyword = !Array.isArray(value) && meaning === "keywords";
      const isMember = isKeyword ? /^(const|enum|default)$/.test(key) : isValue;
      visit(member, Array.isArray(value) ? meaning : getMeaning(meaning, key, member), isMember);
      path.pop();
    }
  };
  visit(document, "keywords", false);
  return findings;
};
