import { beforeAll, describe, expect, test } from "vitest";
import type { Verdict } from "./change.ts";
import { compareSpecs } from "./compare-specs.ts";
import { explain, kinds } from "./statements.ts";
import { createDocument } from "./testing/create-document.ts";
import { printLines } from "./testing/print-lines.ts";
import { schema } from "./testing/spec-case.ts";
import { table } from "./testing/table.ts";

const anything = "<anything>";
/** Fills in every placeholder. */
const anyValues: Readonly<Record<string, string>> = new Proxy({}, { get: () => anything });

describe("tells what a caller notices if", () => {
  let verdicts: readonly Verdict[] = [];

  // One run of the compiler for the whole table.
  beforeAll(async () => {
    const pairs = table.map(({ before, after }) => ({ before: createDocument(before), after: createDocument(after) }));
    verdicts = await compareSpecs(pairs);
  }, 300_000);

  test.each(table.map((specCase, index) => ({ ...specCase, index })))("$name", ({ index, bump, lines }) => {
    const verdict = verdicts[index];
    expect(verdict && { bump: verdict.bump, lines: printLines(verdict) }).toEqual({ bump, lines });
  });

  test("every change has a reason, and a breaking one says what to do", () => {
    const changes = verdicts.flatMap((verdict) => verdict.changes);
    expect(changes.filter(({ reason }) => !/[A-Z`].*[.]$|:/.test(reason))).toEqual([]);
    expect(changes.filter(({ group, action }) => (group === "breaking") !== (action !== undefined))).toEqual([]);
  });

  test.each(kinds)("some pair leads to the statement %s", (kind) => {
    const statement = explain(kind, anyValues);
    const says = (text: string, said: string): boolean =>
      new RegExp(
        `^${text
          .split(anything)
          .map((part) => part.replaceAll(/[^\w\s]/g, "\\$&"))
          .join(".*")}$`,
        "s",
      ).test(said);
    const changes = verdicts.flatMap((verdict) => verdict.changes);
    const isSaid = changes.some(
      ({ bump, source, what, reason }) =>
        bump === statement.bump &&
        source === statement.source &&
        says(statement.what, what) &&
        says(statement.reason, reason),
    );
    expect(isSaid).toBe(true);
  });
});

test.each([
  ["old", [{ description: {} }, {}]],
  ["new", [{}, { description: {} }]],
])("says in one message that the %s document cannot become types", async (place, [before, after]) => {
  const [old, now] = [before, after].map((text) => createDocument(schema("Note", text ?? {})));
  const comparison = compareSpecs([{ before: old ?? createDocument(), after: now ?? createDocument() }]);
  const message = new RegExp(`^No types can be generated from the ${place} API description: .+\\nRun`);
  await expect(comparison).rejects.toThrow(message);
});
