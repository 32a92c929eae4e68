import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { createTranscript, type Transcript } from "./transcript.ts";

const record = (): { readonly transcript: Transcript; readonly read: () => string } => {
  let text = "";
  const transcript = createTranscript((piece) => {
    text += stripVTControlCharacters(piece);
  });
  return { transcript, read: () => text.replaceAll(/\d+\.\d s/g, "0.0 s") };
};

test("a transcript numbers the parts, and shows a step before it has ended", async () => {
  const { transcript, read } = record();
  transcript.part("First");
  transcript.part("Second");
  const result = await transcript.step("Add", async () => {
    expect(read()).toBe("\n1. First\n\n2. Second\n   Add ... ");
    return 3;
  });
  expect(result).toBe(3);
  expect(read()).toBe("\n1. First\n\n2. Second\n   Add ... ok 0.0 s\n");
});

test("a transcript shows below a step what it found out", async () => {
  const { transcript, read } = record();
  await transcript.step("Look", async () => transcript.note("one\ntwo"));
  await transcript.step("Go on", async () => undefined);
  expect(read()).toBe("   Look ... ok 0.0 s\n      one\n      two\n   Go on ... ok 0.0 s\n");
});

test("a transcript says which step failed, and passes its error on", async () => {
  const { transcript, read } = record();
  const step = transcript.step("Break", async () => {
    throw new Error("broken");
  });
  await expect(step).rejects.toThrow("broken");
  expect(read()).toBe("   Break ... failed 0.0 s\n");
});
