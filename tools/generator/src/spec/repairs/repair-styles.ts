import { walkDocument } from "@gong-engagement/fake/document/walk-document";
import { isJsonObject, type JsonObject } from "../json.ts";
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
export const repairStyles = (document: JsonObject): readonly Finding[] => {
  const findings: Finding[] = [];
  walkDocument(document, ({ value, meaning, path }) => {
    if (meaning !== "keywords" || !isJsonObject(value)) return;
    const spelling = findSpelling(value);
    if (spelling === undefined) return;
    const message = `The style \`${value.style}\` is read as \`${spelling}\`.`;
    findings.push({ path: [...path, "style"], kind: "style in capitals", message, remedy: `Write \`${spelling}\`.` });
    value.style = spelling;
  });
  return findings;
};
