import { describe, expect, test } from "vitest";
import type { BodyKind, SequenceReader } from "../../../packages/client/src/api-metadata.ts";
import { readJsonLines, readJsonRecords } from "./json-sequence.ts";

const collect = async (sequence: AsyncIterable<unknown>): Promise<unknown[]> => {
  const items: unknown[] = [];
  for await (const item of sequence) items.push(item);
  return items;
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const open = (reader: SequenceReader, body: ReadableStream<Uint8Array>) =>
  reader(body, { status: 200, headers: new Headers(), timeout: 5_000, elapsed: 0, fail: () => {} })[
    Symbol.asyncIterator
  ]();

const read = async (reader: SequenceReader, body: string, size: number): Promise<unknown[]> => {
  const bytes = encode(body);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
  return collect({ [Symbol.asyncIterator]: () => open(reader, stream) });
};

const anything: readonly BodyKind[] = [];

describe.each([1_000, 1, 2])("in parts of %d bytes", (size) => {
  test.each([
    ["a value a line", '{"a":1}\n[2]\n"ž"\nnull\n', [{ a: 1 }, [2], "ž", null]],
    ["a last line without an end", "1\n2", [1, 2]],
    ["no value of an empty line", "\n1\n \t\r\n\n2\n\n", [1, 2]],
    ["lines that end in CR LF", "1\r\n2\r\n", [1, 2]],
    ["no byte order mark", "\ufeff1\n", [1]],
    ["numbers that are too large as strings", "9007199254740993\n", ["9007199254740993"]],
    ["nothing of nothing", "", []],
  ])("JSON Lines give %s", async (_, body, items) => {
    expect(await read(readJsonLines(anything), body, size)).toEqual(items);
  });

  test.each([
    ["a value a record", '\x1e{"a":1}\n\x1e[2]\n\x1e"ž"\n', [{ a: 1 }, [2], "ž"]],
    ["a value of several lines", '\x1e{\n"a":\n1}\n\x1e2\n', [{ a: 1 }, 2]],
    ["no value of an empty record", "\x1e\x1e\n\x1e1\n\x1e", [1]],
    ["a last record without an end", '\x1e{"a":1}', [{ a: 1 }]],
    ["white space around a value", " \x1e 1 \n\n\x1e\t2\n", [1, 2]],
    ["nothing of nothing", "", []],
  ])("JSON text sequences give %s", async (_, body, items) => {
    expect(await read(readJsonRecords(anything), body, size)).toEqual(items);
  });

  test.each([
    ["no JSON", "\x1e1\n\x1e{\n\x1e2\n", "Item 2 of the sequence is not the JSON"],
    ["what is before the first record", "<html>\x1e1\n", "Item 1 of the sequence is not a whole record"],
    ["a body without records", "<html>", "Item 1 of the sequence is not a whole record"],
    ["two values in a record", "\x1e1\n2\n\x1e3\n", "of the sequence is not"],
    ["a number that may go on", "\x1e1\n\x1e12", "Item 2 of the sequence is not a whole record"],
  ])("JSON text sequences refuse %s", async (_, body, message) => {
    await expect(read(readJsonRecords(anything), body, size)).rejects.toThrow(message);
  });

  test("JSON Lines refuse a line that is not JSON, or of another type, without a word of it", async () => {
    for (const line of ["SECRET", '["SECRET"]', '{"SECRET":']) {
      const error: unknown = await read(readJsonLines(["object"]), `{}\n${line}\n`, size).catch((reason) => reason);
      const message = "Item 2 of the sequence is not the JSON that the API description declares";
      expect(error).toMatchObject({ name: "GongResponseError", message });
      expect(JSON.stringify(error)).not.toContain("SECRET");
    }
  });
});

test("a record is given when its line ends, not when the next one begins", async () => {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const items = open(
    readJsonRecords(anything),
    new ReadableStream({
      start: (given) => {
        controller = given;
      },
    }),
  );
  controller?.enqueue(encode('\x1e{"a":1}\n'));
  expect(await items.next()).toEqual({ done: false, value: { a: 1 } });
  controller?.enqueue(encode("\x1e2\n"));
  expect(await items.next()).toEqual({ done: false, value: 2 });
});
