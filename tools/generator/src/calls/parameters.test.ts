import { afterAll, beforeAll, expect, test } from "vitest";
import { type StartedSdk, startSdk } from "../testing/start-sdk.ts";

let sdk: StartedSdk;

beforeAll(async () => {
  sdk = await startSdk("parameters");
});

afterAll(() => sdk[Symbol.asyncDispose]());

const urlOf = async (operation: string, input?: object): Promise<string> => (await sdk.send(operation, input)).url;

test("takes parameters of the path, and lets those of the operation replace them", async () => {
  const input = { id: "1", limit: "all", filter: { name: "x" }, "X-Trace": "t" };
  const { url, headers } = await sdk.send("getShared", input);
  expect(url).toBe("/shared/1?limit=all&filter[name]=x");
  expect(headers).toMatchObject({ "x-trace": "t" });
  expect(await urlOf("deleteShared", { id: "1", limit: 2 })).toBe("/shared/1?limit=2");
});

test("tells parameters apart that differ in place or in case only", async () => {
  const input = { id: "path", queryId: 1, Id: true, ID: ["a", "b"], headerId: "header", cookieId: "cookie" };
  const { url, headers } = await sdk.send("getAlike", input);
  expect(url).toBe("/alike/path?id=1&Id=true&ID=a&ID=b");
  expect(headers).toMatchObject({ id: "header", cookie: "id=cookie" });
});

test("needs no parameter that OpenAPI has ignored, and no body where no body is allowed", async () => {
  const { url, headers, body } = await sdk.send("getIgnored");
  expect([url, body, headers["content-type"]]).toEqual(["/ignored", "", undefined]);
});

test("fills in parts of segments, and names of any characters", async () => {
  const input = {
    name: "a/b",
    extension: "csv",
    action: "read",
    "StartTime<": "2026-01-31T12:00:00Z",
    "user-id": 7,
    "filter[name]": "x",
    "user.name": "y z",
    $top: 3,
  };
  expect(await urlOf("getFile", input)).toBe(
    "/files/a%2Fb.csv:read/2026-01-31T12%3A00%3A00Z/7?filter%5Bname%5D=x&user.name=y%20z&%24top=3",
  );
});

test("sends what is empty, false or zero, and nothing of what is not given", async () => {
  expect(await urlOf("getEmpty", { flag: "", text: "", yes: false, zero: 0 })).toBe(
    "/empty?flag=&text=&yes=false&zero=0",
  );
  expect(await urlOf("getEmpty", { list: [], text: undefined })).toBe("/empty");
  expect(await urlOf("getEmpty")).toBe("/empty");
});

test("reaches every path that refers to the same path item", async () => {
  expect(await urlOf("getReferred")).toBe("/referred");
  expect(await urlOf("getReferredTo")).toBe("/referred/to");
});
