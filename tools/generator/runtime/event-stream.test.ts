import { describe, expect, test } from "vitest";
import { type EventReading, readEvents } from "./event-stream.ts";
import { longestItem } from "./sequence.ts";

const collect = async (sequence: AsyncIterable<unknown>): Promise<unknown[]> => {
  const items: unknown[] = [];
  for await (const item of sequence) items.push(item);
  return items;
};

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** The parts in which a body may arrive: at once, byte by byte, and by twos and threes. */
const cut = (bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer>[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.slice(index * size, (index + 1) * size));

const toStream = (parts: readonly Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array> => {
  const iterator = parts[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
};

const text: EventReading = { item: "event", data: ["text"] };
const json: EventReading = { item: "data", data: ["object"] };

const open = (reading: EventReading, body: ReadableStream<Uint8Array>, contentType = "text/event-stream") =>
  readEvents(reading)(body, {
    status: 200,
    headers: new Headers({ "content-type": contentType }),
    timeout: 5_000,
    elapsed: 0,
    fail: () => {},
  });

const read = async (reading: EventReading, body: string, size = Infinity): Promise<unknown[]> => {
  const bytes = encode(body);
  return collect(open(reading, toStream(cut(bytes, Math.min(size, bytes.length || 1)))));
};

const bodies: readonly { what: string; body: string; items: unknown[] }[] = [
  { what: "data", body: "data: a\n\n", items: [{ data: "a" }] },
  { what: "data without a space", body: "data:a\n\n", items: [{ data: "a" }] },
  { what: "one space less than there are", body: "data:  a \n\n", items: [{ data: " a " }] },
  {
    what: "all fields",
    body: "event: e\nid: 1\nretry: 10\ndata: a\n\n",
    items: [{ event: "e", id: "1", retry: 10, data: "a" }],
  },
  { what: "fields in any order", body: "data: a\nevent: e\n\n", items: [{ event: "e", data: "a" }] },
  { what: "several lines of data", body: "data: a\ndata\ndata: c\n\n", items: [{ data: "a\n\nc" }] },
  { what: "empty data", body: "data\n\ndata:\n\n", items: [{ data: "" }, { data: "" }] },
  { what: "no event without data", body: "event: e\nid: 1\n\nretry: 5\n\ndata: a\n\n", items: [{ data: "a" }] },
  { what: "no comment", body: ": hello\n:\n\n:a\ndata: a\n: b\n\n", items: [{ data: "a" }] },
  { what: "no field of another name", body: "Data: x\ndata2: y\nx\ndata: a\n\n", items: [{ data: "a" }] },
  {
    what: "the last name, and no empty one",
    body: "event: e\nevent: f\ndata: a\n\nevent:\ndata: b\n\n",
    items: [{ event: "f", data: "a" }, { data: "b" }],
  },
  {
    what: "no id with a null, and an empty id",
    body: "id: a\0\ndata: a\n\nid\ndata: b\n\n",
    items: [{ data: "a" }, { id: "", data: "b" }],
  },
  { what: "no retry that is not a number", body: "retry: 1s\ndata: a\n\n", items: [{ data: "a" }] },
  {
    what: "lines that end in CR LF",
    body: "event: e\r\ndata: a\r\n\r\ndata: b\r\n\r\n",
    items: [{ event: "e", data: "a" }, { data: "b" }],
  },
  { what: "lines that end in CR", body: "data: a\rdata: b\r\rdata: c\r\r", items: [{ data: "a\nb" }, { data: "c" }] },
  {
    what: "lines that end in one way or another",
    body: "data: a\r\n\ndata: b\n\r\ndata: c\n\r",
    items: [{ data: "a" }, { data: "b" }, { data: "c" }],
  },
  { what: "a colon in a value", body: "data: a: b\n\n", items: [{ data: "a: b" }] },
  { what: "other ends of lines as they are", body: "data: a\u2028b\v\n\n", items: [{ data: "a\u2028b\v" }] },
  {
    what: "no byte order mark",
    body: "\ufeffdata: a\n\ndata: \ufeffb\n\n",
    items: [{ data: "a" }, { data: "\ufeffb" }],
  },
  { what: "characters of several bytes", body: "data: žluťoučký 🐎\n\n", items: [{ data: "žluťoučký 🐎" }] },
  { what: "no event without its end", body: "data: a\n\ndata: b\n", items: [{ data: "a" }] },
  { what: "nothing of nothing", body: "", items: [] },
];

describe.each([Infinity, 1, 2, 3])("in parts of %d bytes an event stream gives", (size) => {
  test.each(bodies)("$what", async ({ body, items }) => {
    expect(await read(text, body, size)).toEqual(items);
  });
});

test("an event is given as soon as its last line has ended", async () => {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (given) => {
      controller = given;
    },
  });
  const items = open(text, body)[Symbol.asyncIterator]();
  controller?.enqueue(encode("data: a\r\n\r"));
  expect(await items.next()).toEqual({ done: false, value: { data: "a" } });
  controller?.enqueue(encode("\ndata: b\n\n"));
  expect(await items.next()).toEqual({ done: false, value: { data: "b" } });
});

describe("data is read as the API description says", () => {
  test("as JSON, with integers that a number would round as strings", async () => {
    const body = 'data: {"a":\ndata: 9007199254740993}\n\ndata: {}\n\n';
    expect(await read(json, body)).toEqual([{ a: "9007199254740993" }, {}]);
  });

  test("up to the text that ends a stream of JSON, whatever follows", async () => {
    expect(await read(json, "data: {}\n\ndata: [DONE]\n\ndata: x\n\n")).toEqual([{}]);
  });

  test("without an event that has no text where JSON is due", async () => {
    expect(await read(json, "data:\n\nevent: ping\ndata: \n\ndata: {}\n\n")).toEqual([{}]);
  });

  test("as JSON or text, where it may be either", async () => {
    const reading: EventReading = { item: "data", data: ["object", "text"] };
    expect(await read(reading, "data: {}\n\ndata: [DONE]\n\ndata: 1\n\n")).toEqual([{}, "[DONE]", "1"]);
    expect(await read({ item: "data", data: [] }, "data: 1\n\ndata: a\n\n")).toEqual([1, "a"]);
  });

  test("by the name of the event", async () => {
    const byEvent = { item: ["object"], message: ["number"] } as const;
    const body = 'event: item\ndata: {"a":1}\n\nevent: other\ndata: {}\n\ndata: 1\n\n';
    expect(await read({ item: "event", data: ["text"], byEvent }, body)).toEqual([
      { event: "item", data: { a: 1 } },
      { event: "other", data: "{}" },
      { data: 1 },
    ]);
  });
});

test("an event may have the name of what every object has", async () => {
  const reading: EventReading = { item: "event", data: ["text"], byEvent: { item: ["object"] } };
  const body = "event: constructor\ndata: a\n\nevent: __proto__\ndata: b\n\n";
  expect(await read(reading, body)).toEqual([
    { event: "constructor", data: "a" },
    { event: "__proto__", data: "b" },
  ]);
});

describe("an event that cannot be what the API description says ends the stream", () => {
  test.each([
    ["text where JSON is due", json, "data: {}\n\ndata: SECRET\n\n"],
    ["JSON of another type", json, "data: {}\n\ndata: [1]\n\n"],
  ])("%s", async (_, reading, body) => {
    const items = open(reading, toStream([encode(body)]))[Symbol.asyncIterator]();
    expect(await items.next()).toEqual({ done: false, value: {} });
    const error: unknown = await items.next().catch((reason: unknown) => reason);
    const message = "Item 2 of the sequence is not the JSON that the API description declares";
    expect(error).toMatchObject({ name: "GongResponseError", status: 200, message });
    expect(JSON.stringify(error)).not.toContain("SECRET");
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  test.each([
    ["a line", "data: "],
    ["data of many lines", "data: a\ndata: "],
  ])("%s that never ends", async (_, beginning) => {
    const part = encode("a".repeat(2 ** 20));
    const parts = [encode(beginning), ...Array<Uint8Array<ArrayBuffer>>(longestItem / part.length + 1).fill(part)];
    const reading = collect(open(text, toStream([...parts, encode("\n")])));
    await expect(reading).rejects.toMatchObject({
      name: "GongResponseError",
      message: `Item 1 of the sequence is longer than ${longestItem} characters`,
    });
  });
});

test("empty lines of data count towards the longest event", async () => {
  const lines = 2 ** 10;
  const part = encode("a".repeat(2 ** 20));
  const parts = Array<Uint8Array<ArrayBuffer>>(longestItem / part.length - 1).fill(part);
  const almost = [encode("data: "), ...parts, encode(`${"a".repeat(part.length - lines)}\n`)];
  const collectWith = (count: number) =>
    collect(open(text, toStream([...almost, encode("data\n".repeat(count)), encode("\n")])));
  expect(await collectWith(lines - 2)).toHaveLength(1);
  await expect(collectWith(lines)).rejects.toThrow("is longer than");
});

test.each(["text/html; charset=utf-8", "application/json"])("%s is not an event stream", (type) => {
  expect(() => open(text, toStream([]), type)).toThrow("is not the event stream that the API description declares");
});

test.each(["", "TEXT/Event-Stream;charset=UTF-8", "application/octet-stream"])(
  "%j may be an event stream",
  async (type) => {
    expect(await collect(open(text, toStream([encode("data: a\n\n")]), type))).toEqual([{ data: "a" }]);
  },
);
