import { describe, expect, test } from "vitest";
import type { MediaTypeObject, OpenApiDocument } from "./openapi.ts";
import { parseSequence } from "./parse-sequence.ts";

const item = { $ref: "#/components/schemas/Item" };
const jsonText = { type: "string", contentMediaType: "application/json", contentSchema: item };

const document: OpenApiDocument = {
  openapi: "3.2.0",
  info: { title: "", version: "" },
  components: {
    schemas: {
      Item: { type: "object", properties: { name: { type: "string" } } },
      Base: { type: "object", properties: { id: { type: "string" }, retry: { type: "integer" } } },
      Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }, { properties: { data: { type: "string" } } }] },
      Anything: true,
    },
  },
};

/** A media type as it is written: the tests have more keywords than its type. */
const parse = (mediaType: string, object: object) => parseSequence(document, mediaType, object as MediaTypeObject);

const readingOf = (object: object): unknown => parse("text/event-stream", object)?.reading;

describe("an item of an event stream is an event", () => {
  test.each<[string, object, object]>([
    ["whose data is text, where no schema is given", {}, { data: ["text"] }],
    ["whose data is text, where the schema is a string", { schema: { type: "string" } }, { data: ["text"] }],
    ["whose data is text, where the schema allows anything", { itemSchema: true }, { data: ["text"] }],
    [
      "whose data is text, where a reference allows anything",
      { itemSchema: { $ref: "#/components/schemas/Anything" } },
      { data: ["text"] },
    ],
    ["whose data is a text", { itemSchema: { properties: { data: { type: "string" } } } }, { data: ["text"] }],
    ["whose data is JSON in a text", { itemSchema: { properties: { data: jsonText } } }, { data: ["object"] }],
    ["whose data is an object", { schema: { type: "object", properties: { data: item } } }, { data: ["object"] }],
    [
      "whose data may be text or JSON",
      { itemSchema: { properties: { data: { anyOf: [{ type: "string" }, item] } } } },
      { data: ["object", "text"] },
    ],
    ["whose data may be anything", { itemSchema: { properties: { data: {} } } }, { data: [] }],
    [
      "that is put together",
      { itemSchema: { allOf: [{ $ref: "#/components/schemas/Base" }, { properties: { data: item } }] } },
      { data: ["object"] },
    ],
  ])("%s", (_, object, reading) => {
    expect(readingOf(object)).toEqual({ item: "event", ...reading });
  });

  const named = (name: object, data: object): object => ({ properties: { event: name, data } });

  test("whose name says what its data is, and of another name anything", () => {
    const oneOf = [named({ const: "a" }, { type: "string" }), named({ enum: ["b", "c"] }, item)];
    expect(readingOf({ itemSchema: { oneOf } })).toEqual({
      item: "event",
      data: [],
      byEvent: { a: ["text"], b: ["object"], c: ["object"] },
    });
  });

  test("whose data is the same, whatever its name", () => {
    const oneOf = [named({ const: "a" }, item), named({ const: "b" }, jsonText)];
    expect(readingOf({ itemSchema: { oneOf } })).toEqual({ item: "event", data: ["object"] });
  });

  test("whose name may also be any other", () => {
    const anyOf = [named({ const: "a" }, item), named({ type: "string" }, { type: "string" })];
    expect(readingOf({ itemSchema: { anyOf } })).toEqual({ item: "event", data: ["text"], byEvent: { a: ["object"] } });
  });
});

describe("an item of an event stream is the data of an event", () => {
  test.each<[string, object, readonly string[]]>([
    ["where the schema has another property", { schema: { properties: { data: item, name: { type: "string" } } } }, []],
    ["where the schema has no data", { schema: { type: "object" } }, ["object"]],
    ["where it is JSON in a text", { itemSchema: jsonText }, ["object"]],
    ["where it is one of some texts", { schema: { type: "string", enum: ["a"] } }, ["text"]],
    ["where one alternative is not an event", { schema: { oneOf: [{ properties: { data: item } }, item] } }, []],
    ["where the schema is made of itself", { schema: { $ref: "#/components/schemas/Loop" } }, []],
    ["where the schema is that of all items", { schema: { type: "array", items: item } }, ["object"]],
    ["where each item is an array", { itemSchema: { type: "array", items: item } }, ["array"]],
  ])("%s", (_, object, data) => {
    expect(readingOf(object)).toEqual({ item: "data", data });
  });
});

test("takes as one what has more alternatives than can be told apart", () => {
  const oneOf = Array.from({ length: 40 }, (_, index) => ({
    properties: { event: { const: `${index}` }, data: item },
  }));
  expect(readingOf({ schema: { allOf: [{ oneOf }, { oneOf }] } })).toMatchObject({ item: "data" });
});

test.each<[string, object, readonly string[]]>([
  ["application/jsonl", { itemSchema: item }, ["object"]],
  ["application/x-ndjson; charset=utf-8", { schema: item }, ["object"]],
  ["application/x-ndjson", { schema: { type: "array", items: { type: "string" } } }, ["string"]],
  ["application/ndjson", { schema: { type: "string" } }, []],
  ["application/stream+json", {}, []],
  ["application/geo+json-seq", { itemSchema: { type: "string" } }, ["string"]],
])("reads items of %s, described by %j", (mediaType, object, reading) => {
  expect(parse(mediaType, object)?.reading).toEqual(reading);
});

test.each([
  ["application/json", { schema: item }],
  ["multipart/mixed", { itemSchema: item }],
  ["text/plain", {}],
  ["application/x-ndjson", { schema: { type: "string", format: "binary" } }],
])("%s of %j is not a sequence", (mediaType, object) => {
  expect(parse(mediaType, object)).toBeUndefined();
});
