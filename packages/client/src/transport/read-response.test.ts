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
    {
      what: "a text that is JSON of the only type, though it calls itself text",
      responses: { 200: { "application/json": ["string"] } },
      body: '"hi"',
      contentType: "text/plain",
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
      what: "text, as an operation that is not in the spec, and JSON is only a parameter of its type",
      responses: undefined,
      body: "a",
      contentType: 'multipart/related; type=application/json; boundary="a"',
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
