import { describe, expect, test } from "vitest";
import type { Operation } from "../api-metadata.ts";
import { defaultTiming } from "../options/timing.ts";
import { rejection } from "../testing/create-test-client.ts";
import { createCall } from "./call.ts";
import { readSuccess } from "./read-response.ts";

const prepared = { url: "http://127.0.0.1", parseAs: undefined, timing: defaultTiming };

const read = (responses: Operation["responses"], body: BodyInit | null, contentType?: string, status = 200) => {
  const headers = contentType === undefined ? {} : { "content-type": contentType };
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const response = new Response(bytes, { status, headers });
  const operation = responses ? { operationId: "get", responses } : { operationId: "get" };
  const request = { ...prepared, operation, init: { method: "GET" } };
  return readSuccess(createCall(operation, "GET", "/"), request, response, (text) => text);
};

const json = { "application/json": ["object"] } as const;
const bytes = new TextEncoder().encode("\u0000a").buffer;
const csvAndJson = { "text/csv": ["text"], "application/json": ["object"] } as const;

describe("a body is decoded as the spec declares it", () => {
  test.each<{ what: string; responses: Operation["responses"]; body: string; contentType?: string; data: unknown }>([
    { what: "an object", responses: { 200: json }, body: "{}", data: {} },
    { what: "an array", responses: { 200: { "application/json": ["array"] } }, body: "[1]", data: [1] },
    {
      what: "one of a union",
      responses: { 200: { "application/json": ["object", "null"] } },
      body: "null",
      data: null,
    },
    { what: "any JSON", responses: { 200: { "application/json": [] } }, body: "[7]", data: [7] },
    { what: "a number", responses: { 200: { "application/json": ["number"] } }, body: "7", data: 7 },
    {
      what: "a number that is too large for one",
      responses: { 200: { "application/json": ["number"] } },
      body: "5517027188234205706",
      data: "5517027188234205706",
    },
    { what: "text", responses: { 200: { "text/plain": ["text"] } }, body: '{"a":1}', data: '{"a":1}' },
    { what: "no text", responses: { 200: { "text/plain": ["text"] } }, body: "", data: "" },
    { what: "the first type, if none is said", responses: { 200: csvAndJson }, body: "a,b", data: "a,b" },
    {
      what: "the type that is said",
      responses: { 200: csvAndJson },
      body: "{}",
      contentType: "Application/JSON ; a=b",
      data: {},
    },
    {
      what: "the first type, if an odd one is said",
      responses: { 200: csvAndJson },
      body: "{}",
      contentType: "toString",
      data: "{}",
    },
    {
      what: "the first type, if one is said that only begins like another one",
      responses: { 200: csvAndJson },
      body: "{}",
      contentType: "application/jsonl",
      data: "{}",
    },
    {
      what: "the first type, if none is said, before any type",
      responses: { 200: { ...json, "*/*": ["text"] } },
      body: "{}",
      data: {},
    },
    {
      what: "any type, behind one that is not said",
      responses: { 200: { ...json, "*/*": ["text"] } },
      body: "{}",
      contentType: "text/css",
      data: "{}",
    },
    {
      what: "the range that is declared first, of two that name the type",
      responses: { 200: { "application/*": ["text"], "*/*": ["object"] } },
      body: "{}",
      contentType: "application/json",
      data: "{}",
    },
    {
      what: "text of any type",
      responses: { 200: { "*/*": ["string"] } },
      body: "hi",
      contentType: "text/plain",
      data: "hi",
    },
    {
      what: "anything that is text",
      responses: { 200: { "*/*": [] } },
      body: "hi",
      contentType: "text/html",
      data: "hi",
    },
    {
      what: "text of a type that only begins like JSON",
      responses: { 200: { "*/*": [] } },
      body: "7",
      contentType: "application/jsonl",
      data: "7",
    },
    {
      what: "a text that is JSON of any type",
      responses: { 200: { "*/*": ["string"] } },
      body: '"hi"',
      contentType: "application/json",
      data: "hi",
    },
    {
      what: "a text that is JSON of the only type, though it calls itself text",
      responses: { 200: { "application/json": ["string"] } },
      body: '"hi"',
      contentType: "text/plain",
      data: "hi",
    },
    {
      what: "an object that calls itself text",
      responses: { 200: { "*/*": ["object"] } },
      body: "{}",
      contentType: "text/plain",
      data: {},
    },
    {
      what: "a type of a range",
      responses: { 200: { ...json, "text/*": ["text"] } },
      body: "{}",
      contentType: "text/css",
      data: "{}",
    },
    {
      what: "text of a range that another type is not in",
      responses: { 200: { "application/json": ["object"], "image/*": [] } },
      body: "{}",
      contentType: "text/plain",
      data: {},
    },
    {
      what: "text of the range that names the type, behind one that does not",
      responses: { 200: { "audio/*": ["object"], "application/*": ["string"] } },
      body: "hi",
      contentType: "application/yaml ; charset=utf-8",
      data: "hi",
    },
    {
      what: "JSON where the range is vague and no type is said",
      responses: { 200: { "*/*": ["string"] } },
      body: '"hi"',
      data: "hi",
    },
    { what: "a range of statuses", responses: { "2XX": json, default: {} }, body: '{"a":1}', data: { a: 1 } },
    {
      what: "the status before its range",
      responses: { 200: { "text/plain": ["text"] }, "2XX": json },
      body: "a",
      data: "a",
    },
    {
      what: "the range of statuses before another status",
      responses: { 201: { "text/plain": ["text"] }, "2XX": json },
      body: "{}",
      data: {},
    },
    { what: "another status, if that is all there is", responses: { 201: json }, body: '{"a":1}', data: { a: 1 } },
    {
      what: "no content, though there is text",
      responses: { 200: {} },
      body: "a",
      contentType: "text/plain",
      data: undefined,
    },
    {
      what: "no content, though there is JSON",
      responses: { 200: {} },
      body: '{"a":1}',
      contentType: "application/json",
      data: undefined,
    },
    {
      what: "no content, though there is what only calls itself JSON",
      responses: { 200: {} },
      body: "{",
      contentType: "application/problem+json",
      data: undefined,
    },
    {
      what: "no success, though there is JSON",
      responses: {},
      body: '{"a":1}',
      contentType: "application/json",
      data: undefined,
    },
    {
      what: "nothing, as an operation that is not in the spec, and there is JSON",
      responses: undefined,
      body: '{"a":1}',
      contentType: "application/json",
      data: { a: 1 },
    },
    {
      what: "nothing, as an operation that is not in the spec, and there is text",
      responses: undefined,
      body: "a",
      contentType: "text/plain",
      data: "a",
    },
    {
      what: "nothing, as an operation that is not in the spec, and there is nothing",
      responses: undefined,
      body: "",
      data: undefined,
    },
  ])("$what", async ({ responses, body, contentType, data }) => {
    const answer = await read(responses, body, contentType);
    expect(answer.data).toEqual(data);
  });

  test("no content: the response keeps the body that is not data", async () => {
    const { body } = await read({ 200: {} }, '{"a":1}', "application/json");
    expect(body).toBe('{"a":1}');
  });

  test("binary", async () => {
    const { data } = await read(
      { 200: { "application/pdf": ["binary"] } },
      new Uint8Array([0, 255, 1]),
      "application/pdf",
    );
    expect(data).toMatchObject({ type: "application/pdf" });
    expect(data).toBeInstanceOf(Blob);
    expect([...new Uint8Array(await (data as Blob).arrayBuffer())]).toEqual([0, 255, 1]);
  });

  test.each<{ what: string; response: object }>([
    { what: "a Blob", response: { blob: async () => new Blob(["\u0000a"]) } },
    { what: "what has arrayBuffer()", response: { blob: async () => ({ arrayBuffer: async () => bytes }) } },
    { what: "no Blob, but an ArrayBuffer", response: { arrayBuffer: async () => bytes } },
    { what: "text alone", response: { text: async () => "\u0000a" } },
  ])("binary, from a response of another fetch that gives $what", async ({ response }) => {
    const operation = { operationId: "get", responses: { 200: { "application/pdf": ["binary"] } } } as const;
    const { data } = await readSuccess(
      createCall(operation, "GET", "/"),
      { ...prepared, operation, init: { method: "GET" } },
      { status: 200, ...response } as Response,
      (text) => text,
    );
    expect(data).toBeInstanceOf(Blob);
    expect(await (data as Blob).text()).toBe("\u0000a");
  });

  test("a response to HEAD has no body", async () => {
    const operation = { operationId: "head", responses: { 200: json } };
    const answer = await readSuccess(
      createCall(operation, "HEAD", "/"),
      { ...prepared, operation, init: { method: "HEAD" } },
      new Response(null),
      (text) => text,
    );
    expect(answer.data).toBeUndefined();
  });
});

describe("a body that cannot be what the spec declares is refused", () => {
  test.each<{ what: string; responses: Operation["responses"]; body: string; contentType?: string }>([
    { what: "another top-level type", responses: { 200: json }, body: "[]" },
    { what: "none of a union", responses: { 200: { "application/json": ["object", "null"] } }, body: "7" },
    { what: "no JSON where any may be", responses: { 200: { "application/json": [] } }, body: "<html>" },
    {
      what: "no JSON where that is said",
      responses: { 200: csvAndJson },
      body: "a,b",
      contentType: "application/json",
    },
    {
      what: "no JSON where the operation is not in the spec but JSON is said",
      responses: undefined,
      body: "{",
      contentType: "application/problem+json",
    },
  ])("$what", async ({ responses, body, contentType }) => {
    const error = await rejection(read(responses, body, contentType));
    expect(error).toMatchObject({ name: "GongResponseError", status: 200, excerpt: body });
  });
});
