import { describe, expect, test } from "vitest";
import type { Operation } from "../../../packages/client/src/api-metadata.ts";
import { defaultTiming } from "../../../packages/client/src/options/timing.ts";
import { createCall } from "../../../packages/client/src/transport/call.ts";
import { readSuccess } from "../../../packages/client/src/transport/read-response.ts";
import { selectKinds } from "./select-kinds.ts";

const json = { "application/json": ["object"] } as const;
const csvAndJson = { "text/csv": ["text"], "application/json": ["object"] } as const;

const read = (responses: NonNullable<Operation["responses"]>, body: string, contentType?: string) => {
  const operation = { operationId: "get", responses, selectKinds };
  const request = {
    url: "http://127.0.0.1",
    parseAs: undefined,
    timing: defaultTiming,
    operation,
    init: { method: "GET" },
  };
  const headers = contentType === undefined ? {} : { "content-type": contentType };
  const response = new Response(new TextEncoder().encode(body), { headers });
  return readSuccess(createCall(operation, "GET", "/"), request, response, (text) => text);
};

describe("a body of one of several media types, or of a range, is decoded as the spec declares it", () => {
  test.each<{ what: string; responses: Operation["responses"]; body: string; contentType?: string; data: unknown }>([
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
  ])("$what", async ({ responses = {}, body, contentType, data }) => {
    const answer = await read(responses, body, contentType);
    expect(answer.data).toEqual(data);
  });
});

test("a body of the type that is said is refused where it is not that, though it might be of another type", async () => {
  await expect(read({ 200: csvAndJson }, "a,b", "application/json")).rejects.toMatchObject({
    name: "GongResponseError",
    excerpt: "a,b",
  });
});
