import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import type { Finding } from "../report/finding.ts";

const styles = ["form", "simple", "label", "matrix", "spaceDelimited", "pipeDelimited", "deepObject"];

/** What a parameter, a header or an encoding has beside its style. */
const companions = ["in", "schema", "content", "contentType", "explode"];

const findSpelling = (value: JsonObject): string | undefined => {
  const { style } = value;
  if (typeof style !== "string" || !companions.some((name) => name in value)) return undefined;
  return styles.find((known) => known !== style && known.toLowerCase() === style.toLowerCase());
};

/**
 * Writes the styles of parameters as OpenAPI spells them, where only the case differs: swagger-core publishes `FORM` and
 * `SIMPLE`. The document given is changed.
 *
 * @returns What was changed.
 */
export const lowerStyles = (document: JsonValue): readonly Finding[] => {
  const findings: Finding[] = [];
  const path: string[] = [];
  const visit = (value: JsonValue): void => {
    if (typeof value !== "object" || value === null) return;
    const spelling = isJsonObject(value) ? findSpelling(value) : undefined;
    if (isJsonObject(value) && spelling !== undefined) {
      const message = `The style \`${value.style}\` is read as \`${spelling}\`.`;
      findings.push({ path: [...path, "style"], kind: "style in capitals", message, remedy: `Write \`${spelling}\`.` });
      value.style = spelling;
    }
    for (const [key, member] of Object.entries(value)) {
      path.push(key);
      visit(member);
      path.pop();
    }
  };
  visit(document);
  return findings;
};
