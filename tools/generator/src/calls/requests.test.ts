import { afterAll, beforeAll, expect, test } from "vitest";
import { type StartedSdk, startSdk } from "../testing/start-sdk.ts";

let sdk: StartedSdk;

beforeAll(async () => {
  sdk = await startSdk("requests");
});

afterAll(() => sdk[Symbol.asyncDispose]());

const send = (operation: string, input: object) => sdk.send(operation, input, { baseUrl: `${sdk.serverUrl}/base` });

test("writes every style of parameter as the spec says", async () => {
  const { url, headers } = await send("sendParameters", {
    plain: [1, 2],
    label: [3, 4],
    matrix: [5, 6],
    object: { a: 1, b: "x y" },
    form: ["a", "b&c"],
    commas: ["a", "b"],
    spaces: ["a", "b"],
    pipes: ["a", "b"],
    members: { role: "admin", age: 3 },
    deep: { name: { first: "A" } },
    reserved: "a/b:c",
    "odd name&": "odd",
    "X-Object": { a: 1, b: 2 },
    session: "s",
    choice: ["x", "y"],
  });
  const [path, query = ""] = url.split("?");
  expect(path).toBe("/base/parameters/1,2/.3,4/;matrix=5;matrix=6/a=1,b=x%20y");
  expect(query.split("&")).toEqual([
    "form=a",
    "form=b%26c",
    "commas=a,b",
    "spaces=a%20b",
    "pipes=a|b",
    "role=admin",
    "age=3",
    "deep[name][first]=A",
    "reserved=a/b:c",
    "odd%20name%26=odd",
  ]);
  expect(headers).toMatchObject({ "x-object": "a,1,b,2", cookie: "session=s; choice=x,y" });
});

test("writes a parameter with content in its media type", async () => {
  const { url } = await send("sendJsonParameter", { json: { a: [1] } });
  expect(url).toBe("/base/json-parameter?json=%7B%22a%22%3A%5B1%5D%7D");
});

test("leaves out what is not given", async () => {
  expect((await send("sendPlainParameters", { id: "a/b c" })).url).toBe("/base/plain/a%2Fb%20c");
  expect((await send("sendPlainParameters", { id: "1", ids: ["x", "y"] })).url).toBe("/base/plain/1?ids=x&ids=y");
});

test("sends a form", async () => {
  const { headers, body } = await send("sendForm", {
    body: { name: "a b", tags: ["x", "y"], card: { owner: { name: "A" } }, codes: [1, 2] },
  });
  expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
  expect(body).toBe("name=a+b&tags=x&tags=y&card[owner][name]=A&codes=1,2");
});

test("sends multipart with files, JSON parts and the type that the spec gives a part", async () => {
  const file = new File(["content"], "a.txt", { type: "text/plain" });
  const { headers, body } = await send("sendMultipart", { body: { file, about: { a: 1 }, note: "# note" } });
  expect(headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  expect(body).toMatch(/name="file"; filename="a.txt"\r\nContent-Type: text\/plain\r\n\r\ncontent/);
  expect(body).toMatch(/name="about".*\r\nContent-Type: application\/json\r\n\r\n\{"a":1\}/);
  expect(body).toMatch(/name="note".*\r\nContent-Type: text\/markdown\r\n\r\n# note/);
});

test("sends text and bytes as they are", async () => {
  const text = await send("sendText", { body: "ünïcode" });
  expect([text.headers["content-type"], text.body]).toEqual(["text/plain", "ünïcode"]);
  const bytes = await send("sendBytes", { body: new Blob(["data"]) });
  expect([bytes.headers["content-type"], bytes.body]).toEqual(["application/octet-stream", "data"]);
});

test("prefers JSON among several media types, and sends no body and no type for none", async () => {
  const json = await send("sendEither", { name: "x" });
  expect([json.headers["content-type"], json.body]).toEqual(["application/merge-patch+json", '{"name":"x"}']);
  const nothing = await send("sendEither", {});
  expect([nothing.headers["content-type"], nothing.body]).toEqual([undefined, ""]);
});
