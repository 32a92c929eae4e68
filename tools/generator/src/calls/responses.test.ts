import { afterAll, beforeAll, expect, test } from "vitest";
import { type StartedSdk, startSdk } from "../testing/start-sdk.ts";

let sdk: StartedSdk;

beforeAll(async () => {
  sdk = await startSdk("responses");
});

afterAll(() => sdk[Symbol.asyncDispose]());

/** What an operation resolves with when the service gives this answer. */
const receive = (
  operation: string,
  status: number,
  type?: string,
  body: string | Uint8Array<ArrayBuffer> | null = null,
): Promise<unknown> => {
  const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
  const fetch = async () => new Response(body, { status, headers });
  const client = sdk.createClient({
    auth: false,
    baseUrl: "https://example.com",
    rateLimit: false,
    retry: false,
    fetch,
  });
  return sdk.call(operation, client);
};

const json = "application/json";

test("reads each of several statuses as the spec says", async () => {
  expect(await receive("getSeveral", 200, json, '{"done":true,"unknown":1}')).toEqual({ done: true, unknown: 1 });
  expect(await receive("getSeveral", 202, json, '"later"')).toBe("later");
  expect(await receive("getSeveral", 204)).toBeUndefined();
  await expect(receive("getSeveral", 200, json, '"later"')).rejects.toMatchObject({ name: "GongResponseError" });
  await expect(receive("getSeveral", 418, "application/problem+json", '{"title":"Tea"}')).rejects.toMatchObject({
    status: 418,
    body: { title: "Tea" },
  });
});

test("takes default for a success where the spec has no other", async () => {
  expect(await receive("getDefault", 201, json, '["a"]')).toEqual(["a"]);
  expect(await receive("getSuccess", 200, json, '{"done":true}')).toEqual({ done: true });
});

test("reads a range of statuses, and JSON of any name", async () => {
  const type = "application/vnd.problem+json; charset=utf-8";
  expect(await receive("getRange", 203, type, '{"title":"Fine"}')).toEqual({ title: "Fine" });
});

test("reads each of several media types in its own way", async () => {
  expect(await receive("getMedia", 200, json, '{"title":"a"}')).toEqual({ title: "a" });
  expect(await receive("getMedia", 200, "text/csv", "a,b")).toBe("a,b");
  expect(await receive("getMedia", 200, "image/png", "png")).toBeInstanceOf(Blob);
});

test("reads text, XML, bytes and what says nothing of itself", async () => {
  expect(await receive("getText", 200, "text/plain", "ünïcode")).toBe("ünïcode");
  expect(await receive("getXml", 200, "application/xml", "<a/>")).toBe("<a/>");
  const bytes = await receive("getBytes", 200, "application/octet-stream", new Uint8Array([1, 2]));
  expect(await (bytes as Blob).bytes()).toEqual(new Uint8Array([1, 2]));
  expect(await receive("getVague", 200, undefined, '{"title":"a"}')).toEqual({ title: "a" });
});

test("needs no body where none is declared", async () => {
  expect(await receive("deleteNothing", 200)).toBeUndefined();
  expect(await receive("deleteNothing", 205)).toBeUndefined();
  expect(await receive("headBytes", 200, "application/octet-stream")).toBeUndefined();
});

test("rounds no number", async () => {
  const body = '{"id":5517027188234205706,"ids":[1,9007199254740993]}';
  expect(await receive("getNumbers", 200, json, body)).toEqual({
    id: "5517027188234205706",
    ids: [1, "9007199254740993"],
  });
});
