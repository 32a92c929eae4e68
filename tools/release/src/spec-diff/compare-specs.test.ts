import { beforeAll, describe, expect, test } from "vitest";
import type { Verdict } from "./change.ts";
import { compareSpecs } from "./compare-specs.ts";
import { createDocument } from "./testing/create-document.ts";
import { printLines } from "./testing/print-lines.ts";
import { table } from "./testing/table.ts";

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
});
