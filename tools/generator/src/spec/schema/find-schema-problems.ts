import { getMeaning, type Meaning } from "@gong-engagement/fake/document/meaning";
import type { NormalizedProblem } from "@redocly/openapi-core";
import { getValueAt, type JsonObject, type JsonValue, parsePointer } from "../json.ts";
import type { Finding } from "../report/finding.ts";
import { adviseOnSchema } from "./advise-on-schema.ts";
import { lintDocument } from "./lint-document.ts";
import { schemaRuleset } from "./schema-ruleset.ts";

const toFinding = (problem: NormalizedProblem, document: JsonObject, places: number): Finding => {
  const path = parsePointer(problem.location[0]?.pointer ?? "").filter((segment) => segment !== "");
  return {
    path,
    message: `${problem.message.replace(/\.$/, "")}.`,
    remedy: adviseOnSchema(problem, document, path),
    places,
  };
};

/** What messages that differ in names only have in common. */
const kindOf = ({ message }: NormalizedProblem): string => message.replaceAll(/`[^`]*`/g, "``");

/** One finding for each kind: a large document may have the same problem very often. */
const toFindings = (problems: readonly NormalizedProblem[], document: JsonObject): Finding[] =>
  [...Map.groupBy(problems, kindOf).entries()].flatMap(([kind, group]) =>
    group.slice(0, 1).map((first) => ({
      ...toFinding(first, document, group.length),
      kind,
      isSame: group.every(({ message }) => message === first.message),
    })),
  );

/** A boolean is a schema in OpenAPI 3.1, which Redocly knows in some places only. */
const isMistaken = ({ message }: NormalizedProblem, { openapi }: JsonObject): boolean =>
  !String(openapi).startsWith("3.0") && message === "Expected type `Schema` (object) but got `boolean`";

/** `checkPaths` reports it better, and in all versions. */
const isMissingPaths = ({ message }: NormalizedProblem): boolean =>
  /^Must contain at least one of .*: paths,|^The field `paths` must be present/.test(message);

/** What an extension holds is not OpenAPI's business, though Redocly knows some of them. */
const isInExtension = ({ location }: NormalizedProblem, document: JsonObject): boolean => {
  let value: JsonValue | undefined = document;
  let meaning: Meaning = "keywords";
  let holder = "";
  for (const segment of parsePointer(location[0]?.pointer ?? "")) {
    // A path begins with a slash: what begins with `x-` beside it is an extension.
    if (segment.startsWith("x-") && (meaning !== "names" || holder === "paths")) return true;
    const member: JsonValue | undefined = getValueAt(value ?? null, [segment]);
    if (!Array.isArray(value)) meaning = getMeaning(meaning, segment, member);
    value = member;
    holder = segment;
  }
  return false;
};

/** Compares a document with the OpenAPI Specification of its version. */
export const findSchemaProblems = async (document: JsonObject): Promise<readonly Finding[]> => {
  const found = await lintDocument(
    document,
    schemaRuleset,
    (problem) => !isMistaken(problem, document) && !isMissingPaths(problem) && !isInExtension(problem, document),
  );
  return toFindings(found, document);
};
