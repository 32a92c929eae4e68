import { afterAll, beforeAll, expect, test } from "vitest";
import { type StartedSdk, startSdk } from "../testing/start-sdk.ts";

let sdk: StartedSdk;

beforeAll(async () => {
  sdk = await startSdk("media-types");
});

afterAll(() => sdk[Symbol.asyncDispose]());

const file = new File(["content"], "a.txt", { type: "text/plain" });

test.each([
  ["a form that has a file, though another form is first", "sendForm", { file }, /^multipart\/form-data; boundary=/],
  ["a form that has a list of files", "sendFiles", { files: [file] }, /^multipart\/form-data; boundary=/],
  ["a form without files as the first type", "sendPlainForm", { a: "b" }, /^application\/x-www-form-urlencoded$/],
  ["text as the first type", "sendText", "text", /^text\/plain$/],
  ["an image as a type that is not a range", "sendImage", new Blob(["png"]), /^image\/png$/],
])("sends %s", async (_, operation, body, type) => {
  const { headers, body: sent } = await sdk.send(operation, { body });
  expect(headers["content-type"]).toMatch(type);
  expect(sent).not.toContain("{}");
});

/** What an operation resolves with when the service gives this answer. */
const receive = (operation: string, type: string | undefined, body: string): Promise<unknown> => {
  const fetch = async () =>
    new Response(new TextEncoder().encode(body), type ? { headers: { "content-type": type } } : {});
  return sdk.call(operation, sdk.createClient({ auth: false, rateLimit: false, retry: false, fetch }));
};

test.each([
  ["download", "application/pdf"],
  ["download", undefined],
  ["downloadAsJson", "application/octet-stream"],
  ["downloadAsApplication", "application/zip"],
])("gives the bytes of %s as a Blob when the service calls them %s", async (operation, type) => {
  const blob = await receive(operation, type, "%PDF");
  expect(blob).toBeInstanceOf(Blob);
  expect(await (blob as Blob).text()).toBe("%PDF");
});

test("gives what is JSON as a value, whatever range it is described by", async () => {
  expect(await receive("getObject", "application/json", '{"a":"b"}')).toEqual({ a: "b" });
  expect(await receive("getAnything", "application/hal+json", '{"a":"b"}')).toEqual({ a: "b" });
});

test("knows a media type that is described with parameters or in capitals", async () => {
  expect(await receive("getCsv", "text/csv; charset=utf-8", "a,b")).toBe("a,b");
  expect(await receive("getCsv", "text/csv", "a,b")).toBe("a,b");
  expect(await receive("getCsv", "application/json", '{"a":"b"}')).toEqual({ a: "b" });
});

test("gives text of any type as text, and JSON as a value", async () => {
  expect(await receive("getAnyText", "text/plain", "hello")).toBe("hello");
  expect(await receive("getAnyText", "application/json", '"hello"')).toBe("hello");
});

test("finds the type of a response in a range", async () => {
  expect(await receive("getImageOrJson", "image/png", "png")).toBeInstanceOf(Blob);
  expect(await receive("getImageOrJson", "application/json", '{"a":"b"}')).toEqual({ a: "b" });
});

test("asks for the media type whose type it gives, where there are several", async () => {
  expect((await sdk.send("getCsv", {}, { retry: false }).catch(() => undefined))?.headers.accept).toBe(
    "application/json, */*;q=0.1",
  );
  expect((await sdk.send("getKind")).headers.accept).toBe("*/*");
});

test("sends the query that a path has itself, and no fragment", async () => {
  expect((await sdk.send("getKind", { q: "1" })).url).toBe("/s?kind=a&q=1");
  expect((await sdk.send("getFragment", { q: "1" })).url).toBe("/c?q=1");
  expect((await sdk.send("getFragment")).url).toBe("/c");
});
