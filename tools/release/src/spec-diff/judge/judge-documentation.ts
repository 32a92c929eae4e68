import { type Change, createChange } from "../change.ts";
import type { OtherChange } from "../redocly/list-other-changes.ts";
import { isDocumentation } from "../redocly/schema-keywords.ts";
import type { SchemaSite } from "../redocly/schema-site.ts";
import { isDocumented } from "./judge-other-change.ts";

/** More are not named: the document itself is easier to read. */
const namedAtMost = 5;

const printList = (subjects: readonly string[]): string => {
  const more = subjects.length - namedAtMost;
  return `${subjects.slice(0, namedAtMost).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
};

const createDocumentationChange = (subjects: Iterable<string>, operation?: string): Change =>
  createChange(
    {
      bump: "patch",
      what: `The documentation has changed: ${printList([...subjects])}.`,
      reason: "It shows in editors and in `openapi.json`; code is not concerned.",
      witnesses: ["redocly"],
    },
    operation,
  );

/** One change for each operation of which something is described in other words, and one for the API as a whole. */
export const judgeDocumentation = (sites: readonly SchemaSite[], others: readonly OtherChange[]): Change[] => {
  const subjects = new Map<string | undefined, Set<string>>();
  const note = (operation: string | undefined, subject: string): void => {
    subjects.set(operation, (subjects.get(operation) ?? new Set()).add(subject));
  };
  for (const { parts, places, subject } of sites) {
    if (!parts.some(({ keyword }) => isDocumentation(keyword))) continue;
    for (const place of places) note(place.pair.after.operationId, subject);
    if (places.length === 0) note(undefined, subject);
  }
  for (const other of others.filter(isDocumented)) {
    const { pair, place, path, change } = other;
    note(pair?.after.operationId, place?.label ?? `\`${pair ? change.property : (path[0] ?? change.property)}\``);
  }
  return [...subjects].map(([operation, names]) => createDocumentationChange(names, operation));
};

/** What is left to say of documents that differ in something that nobody judges. */
export const judgeRest = (): Change =>
  createChange({
    bump: "patch",
    what: "Only details have changed that no code depends on.",
    reason: "They show in `openapi.json`.",
    witnesses: ["rule"],
  });
