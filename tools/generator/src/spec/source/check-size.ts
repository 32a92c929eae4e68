import { walkDocument } from "@gong-engagement/fake/document/walk-document";
import type { JsonValue } from "../json.ts";
import { locatePaths } from "../report/locate-paths.ts";
import { SpecError } from "../report/spec-error.ts";
import { charactersAllowed, charactersOfNameAllowed, objectsAllowed } from "./limits.ts";
import type { Source } from "./read-source.ts";

/** Whether a text is, or becomes, a name. */
const isName = (path: readonly string[]): boolean =>
  path.at(-1) === "operationId" || path.at(-1) === "$ref" || path.at(-2) === "tags";

const refuse = (source: Source, path: readonly string[] | undefined, message: string): never => {
  const [position] = path ? locatePaths(source.text, [path]) : [];
  const remedy = path ? "Shorten it." : "Split it into several documents.";
  throw new SpecError([{ file: source.file, ...position, message, remedy }]);
};

/**
 * Makes sure that a document, all of its files together, can be looked at within seconds.
 *
 * @param source The file that was read last.
 * @param value What it holds.
 * @param objectsBefore How many objects and lists the files before it hold.
 * @returns How many there are now.
 * @throws SpecError if these are too many, or a name or a text is too long.
 */
export const checkSize = (source: Source, value: JsonValue, objectsBefore = 0): number => {
  let objects = objectsBefore;
  walkDocument(value, ({ value: holder, path }) => {
    objects++;
    for (const [key, member] of Object.entries(holder)) {
      if (key.length > charactersOfNameAllowed) {
        refuse(
          source,
          [...path, key],
          `This name has ${key.length} characters; ${charactersOfNameAllowed} are allowed.`,
        );
      }
      if (typeof member !== "string" || member.length <= charactersOfNameAllowed) continue;
      const allowed = isName([...path, key]) ? charactersOfNameAllowed : charactersAllowed;
      if (member.length > allowed) {
        refuse(source, [...path, key], `This text has ${member.length} characters; ${allowed} are allowed.`);
      }
    }
  });
  if (objects > objectsAllowed) {
    refuse(source, undefined, `The document holds ${objects} objects and lists; ${objectsAllowed} are allowed.`);
  }
  return objects;
};
