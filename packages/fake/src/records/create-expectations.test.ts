import { describe, expect, test } from "vitest";
import { createNotesFake, putNote } from "../testing/caller.ts";

const messageOf = (check: () => unknown): string => {
  try {
    check();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("It did not fail");
};

describe("expectReported", () => {
  test("returns the events that have such an input", async () => {
    const fake = createNotesFake();
    for (const title of ["Proposal", "Proposal 2", "Contract"]) await putNote(fake, title);
    expect(fake.expectReported("putNote")).toHaveLength(3);
    expect(fake.expectReported("putNote", { title: "Proposal" })).toHaveLength(1);
    expect(fake.expectReported("putNote", { title: /^Prop/ }, { times: 2 })).toHaveLength(2);
    expect(fake.expectReported("putNote", { title: expect.stringContaining("tract") })).toHaveLength(1);
    expect(fake.expectReported("putNote", { title: (title: string) => title.length > 8 })).toHaveLength(1);
  });

  test("names the nearest event, with what is not as it is wanted", async () => {
    const fake = createNotesFake();
    for (const title of ["Contract", "Proposal 2"]) await putNote(fake, title);
    expect(messageOf(() => fake.expectReported("putNote", { title: "Proposal", folder: 1 }))).toBe(
      'Expected putNote with title "Proposal", folder 1: 2 events of it, none with that.\n' +
        'Nearest: title is "Proposal 2", not "Proposal"',
    );
  });

  test("says how many there are", async () => {
    const fake = createNotesFake();
    await putNote(fake);
    expect(messageOf(() => fake.expectReported("putNote", {}, { times: 2 }))).toBe(
      "Expected 2 events of putNote: 1 such event recorded",
    );
  });

  test("says that no call arrived, and what to look at", () => {
    expect(messageOf(() => createNotesFake().expectReported("putNote"))).toMatch(/no call arrived\. Is it awaited/);
  });

  test("says what was recorded instead", async () => {
    const fake = createNotesFake();
    await putNote(fake);
    expect(messageOf(() => fake.expectReported("postLetter"))).toBe(
      "Expected postLetter: no call of it arrived. Recorded were 1 of putNote.",
    );
  });

  test("says why nothing was recorded", async () => {
    const fake = createNotesFake();
    fake.fail(503);
    await putNote(fake);
    expect(messageOf(() => fake.expectReported("putNote"))).toBe(
      "Expected putNote: no event of it was recorded. 1 call arrived:\n" +
        '  - putNote: failed, answered with 503 by the fault "503"\n' +
        "It was not sent again: does the client retry, and is the call awaited?",
    );
    await putNote(fake, 1);
    expect(messageOf(() => fake.expectReported("putNote"))).toContain(
      "putNote: refused, answered with 400: title must be a string",
    );
  });

  test("prints what JSON cannot write", async () => {
    const fake = createNotesFake();
    await putNote(fake, "Hello");
    const loop: { self?: unknown } = {};
    loop.self = loop;
    for (const [wanted, printed] of [
      [5n, "5n"],
      [{ id: 5n }, '{"id":"5n"}'],
      [loop, "[object Object]"],
    ]) {
      expect(messageOf(() => fake.expectReported("putNote", { title: wanted }))).toContain(
        `title is "Hello", not ${printed}`,
      );
    }
  });

  test("finds no property that the event does not have itself", async () => {
    const fake = createNotesFake();
    await putNote(fake, "Hello");
    const message = messageOf(() => fake.expectReported("putNote", { toString: "a" }));
    expect(message).toContain("Nearest: toString is nothing");
  });

  test("takes an object as input", () => {
    const { expectReported } = createNotesFake();
    expect(messageOf(() => Reflect.apply(expectReported, undefined, ["putNote", null]))).toBe(
      "expectReported: input must be an object, not null",
    );
  });

  test("knows the operations of the document", () => {
    const message = 'There is no operation "putNotes". The document has: putNote, listLetters, postLetter';
    const fake = createNotesFake();
    expect(messageOf(() => fake.expectReported("putNotes"))).toBe(message);
    expect(() => fake.fail(503, { operation: "putNotes" })).toThrow(message);
  });
});

test("expectNotReported says what was recorded", async () => {
  const fake = createNotesFake();
  await putNote(fake, "Hello");
  fake.expectNotReported("putNote", { title: "Bye" });
  expect(messageOf(() => fake.expectNotReported("putNote", { title: "Hello" }))).toBe(
    'Expected no putNote with title "Hello": 1 such event recorded, first {"folder":1,"title":"Hello"}',
  );
});
