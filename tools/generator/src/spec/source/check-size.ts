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
  const path: string[] = [];
  const visit = (current: JsonValue): void => {
    if (typeof current === "string" && current.length > charactersOfNameAllowed) {
      const allowed = isName(path) ? charactersOfNameAllowed : charactersAllowed;
      if (current.length > allowed) {
        refuse(source, path, `This text has ${current.length} characters; ${allowed} are allowed.`);
      }
    }
    if (typeof current !== "object" || current === null) return;
    objects++;
    for (const [key, member] of Object.entries(current)) {
      path.push(key);
      if (key.length > charactersOfNameAllowed) {
        refuse(source, path, `This name has ${key.length} characters; ${charactersOfNameAllowed} are allowed.`);
      }
      visit(member);
      path.pop();
    }
  };
  visit(value);
  if (objects > objectsAllowed) {
    refuse(source, undefined, `The document holds ${objects} objects and lists; ${objectsAllowed} are allowed.`);
  }
  return objects;
};
