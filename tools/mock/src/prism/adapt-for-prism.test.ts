import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Schema } from "@gong-engagement/fake/schema/flatten-schema";
import type {
  Content,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
} from "@gong-engagement/generator/model/openapi";
import { describe, expect, onTestFinished, test } from "vitest";
import { startPrism } from "./start-prism.ts";

const thing: Schema = {
  type: "object",
  required: ["id", "name"],
  properties: {
    id: { type: "string", readOnly: true } as Schema,
    name: { type: "string", nullable: true },
    parts: { type: "array", items: { $ref: "#/components/schemas/Thing" } } as Schema,
    parent: { nullable: true, allOf: [{ $ref: "#/components/schemas/Thing" }] },
    pair: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false } as Schema,
  },
};

const start = async (operation: OperationObject, path = "/things") => {
  const document: OpenApiDocument = {
    openapi: "3.1.0",
    info: { title: "Adapted", version: "1.0.0" },
    paths: { [path]: { put: operation } },
    components: { schemas: { Thing: thing } },
  };
  const prism = await startPrism(document);
  onTestFinished(() => prism.close());
  return async (url: string, init: RequestInit = {}) => {
    const response = await fetch(prism.url + url, { method: "PUT", ...init });
    const violations = response.headers.get("sl-violations");
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      violations,
      body: await response.text(),
    };
  };
};

const done = { "204": { description: "Done" } };
const respond = (content: Content, status = "200") => ({ responses: { [status]: { description: "Done", content } } });
const schema = { $ref: "#/components/schemas/Thing" };

describe("Prism answers", () => {
  test("where an extension or an example refers to a file", async () => {
    const file = { $ref: "examples/put.json" };
    const content = { "application/json": { schema, examples: { put: { value: file } } } };
    const put = await start({ ...respond(content), "x-codeSamples": [{ source: file }] } as OperationObject);
    expect(await put("/things")).toMatchObject({ status: 200 });
  });

  test("with JSON where any media type is documented, and with a valid sample of what is recursive", async () => {
    const put = await start(respond({ "*/*": { schema } }));
    const { status, type, violations, body } = await put("/things");
    expect({ status, type, violations }).toEqual({ status: 200, type: "application/json", violations: null });
    expect(JSON.parse(body)).toEqual({
      id: "sample",
      name: "sample",
      parts: [],
      parent: expect.anything(),
      pair: ["sample", 1],
    });
  });

  test.each(["image/*", "application/pdf", "text/csv"])("with text where %s is documented", async (mediaType) => {
    const put = await start(respond({ [mediaType]: { schema: { type: "object" } } }));
    expect(await put("/things")).toMatchObject({ status: 200, violations: null, body: "sample" });
  });

  test("with an example that fits the schema, not with one that does not", async () => {
    const examples = { wrong: { value: 1 }, right: { value: "given" } };
    const text = { schema: { type: "string" }, examples };
    const put = await start(respond({ "application/json": text }));
    expect(await put("/things")).toMatchObject({ violations: null, body: '"given"' });
  });

  test("with a part of a path that a reference leads to", async () => {
    const session: ParameterObject = { name: "session", in: "cookie" };
    const count: ParameterObject = { name: "count", in: "query", schema: { type: "integer" } };
    const schema = { $ref: "#/paths/~1things/put/parameters/1/schema" };
    const put = await start({ parameters: [session, count], ...respond({ "application/json": { schema } }) });
    expect(await put("/things")).toMatchObject({ status: 200, violations: null, body: "1" });
  });

  test("with 204 where no success is documented", async () => {
    const put = await start(respond({}, "404"));
    expect(await put("/things")).toMatchObject({ status: 204, violations: null });
    expect(await put("/things", { headers: { prefer: "code=404" } })).toMatchObject({ status: 404 });
  });

  test("with headers of any schema, but none that says how a message is sent", async () => {
    const city: Schema = { type: "string", example: "東京" };
    const headers = {
      "Content-Type": { schema: { type: "string" } },
      "X-Object": { schema: { type: "object" } },
      "X-City": { schema: city },
    };
    const put = await start({
      responses: { "200": { description: "Done", headers, content: { "application/json": {} } } },
    });
    expect(await put("/things")).toMatchObject({ type: "application/json", body: '"sample"' });
  });

  test("without calling back", async () => {
    const server = createServer((_, response) => void response.end()).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    let calls = 0;
    server.on("request", () => {
      calls += 1;
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const callbacks = { done: { [url]: { post: { responses: done } } } };
    const put = await start({ responses: done, callbacks } as OperationObject);
    expect(await put("/things")).toMatchObject({ status: 204 });
    await fetch(url);
    expect(calls).toBe(1);
  });
});

describe("Prism takes", () => {
  const json = (body: unknown) => ({ body: JSON.stringify(body), headers: { "content-type": "application/json" } });

  test("what OpenAPI 3.0 and 3.1 say of JSON, and refuses the rest", async () => {
    const put = await start({ requestBody: { content: { "application/json": { schema } } }, responses: done });
    expect(await put("/things", json({ name: null, parent: null, pair: ["a", 1] }))).toMatchObject({ status: 204 });
    expect(await put("/things", json({}))).toMatchObject({ status: 422 });
    expect(await put("/things", json({ name: 1 }))).toMatchObject({ status: 422 });
    expect(await put("/things", json({ name: "a", parent: { name: 1 } }))).toMatchObject({ status: 422 });
    expect(await put("/things", json({ name: "a", pair: [1, 1] }))).toMatchObject({ status: 422 });
  });

  const integers: Schema = { type: "array", items: { type: "integer" } };

  test.each<[Partial<ParameterObject>, string, boolean]>([
    [{ schema: integers }, "?a=1&a=2", true],
    [{ schema: integers }, "?a=1&a=x", false],
    [{ schema: integers, explode: false }, "?a=1,2", true],
    [{ schema: integers, explode: false }, "?a=1,x", false],
    [{ schema: integers, style: "pipeDelimited", explode: false }, "?a=1|2", true],
    [{ schema: integers, style: "pipeDelimited", explode: false }, "?a=1|x", false],
    [{ schema: integers, style: "pipeDelimited", explode: true }, "", true],
    [{ schema: integers, style: "spaceDelimited", explode: false }, "?a=1%202", true],
    [{ schema: { type: "object", required: ["B"] }, style: "deepObject", required: true }, "?a[B]=1", true],
    [{ schema: { type: "object", required: ["B"] }, required: true }, "?B=1", true],
    [{ schema: { anyOf: [{ type: "integer" }, integers] } }, "?a=1", true],
    [{ content: { "application/json": { schema: integers } } }, "?a=[1]", true],
    [{ schema: integers, in: "header" }, "", true],
    [{ schema: { type: "string", enum: [""] }, required: true }, "?a=", true],
    [{ schema: { type: "string" }, in: "cookie", required: true }, "", true],
    [{ schema: { type: "integer" }, required: true }, "", false],
  ])("a parameter %j in %j: %j", async (parameter, query, isTaken) => {
    const put = await start({ parameters: [{ name: "a", in: "query", ...parameter }], responses: done });
    expect((await put(`/things${query}`)).status).toBe(isTaken ? 204 : 422);
  });

  test.each([
    [{}, "1,2"],
    [{ style: "label", explode: true }, ".1.2"],
    [{ style: "matrix", explode: true }, ";Ids=1;Ids=2"],
  ])("an array in the path, written %j", async (style, text) => {
    const parameter: ParameterObject = { name: "Ids", in: "path", required: true, schema: integers, ...style };
    const put = await start({ parameters: [parameter], responses: done }, "/things/{Ids}/a'\"`");
    expect(await put(`/things/${text}/a'"\``)).toMatchObject({ status: 204 });
  });

  test("forms with arrays, objects and files, and none at all", async () => {
    const properties = {
      count: { type: "integer" },
      tags: integers,
      about: { type: "object" },
      file: { format: "binary" },
    };
    const form = { schema: { type: "object", properties } };
    const content = { "multipart/form-data": form, "application/x-www-form-urlencoded": form };
    const put = await start({ requestBody: { required: true, content }, responses: done });
    const data = new FormData();
    data.append("tags", "1");
    data.append("about", new Blob(["{}"], { type: "application/json" }));
    data.append("file", new File(["text"], "a.txt"));
    expect(await put("/things", { body: data })).toMatchObject({ status: 204 });
    expect(await put("/things", { body: new URLSearchParams("tags=1&tags=2&about={}&count=1") })).toMatchObject({
      status: 204,
    });
    expect(await put("/things", { body: new URLSearchParams() })).toMatchObject({ status: 204 });
    expect(await put("/things", { body: new URLSearchParams("count=x") })).toMatchObject({ status: 422 });
  });

  test("what it could not name in a header, and what only a lenient engine reads", async () => {
    const properties = {
      city: { type: "string", enum: ["東京"] },
      東京: { type: "integer" },
      code: { type: "string", pattern: "[\\w-_]{2}" } as Schema,
      count: { type: "integer" },
    };
    const content = { "application/json": { schema: { type: "object", required: ["東京", "count"], properties } } };
    const put = await start({ requestBody: { content }, responses: { ...done, "400": { description: "Refused" } } });
    const taken = { city: "x", 東京: "x", code: "x", count: 1 };
    expect(await put("/things", json(taken))).toMatchObject({ status: 204 });
    expect(await put("/things", json({}))).toMatchObject({ status: 400, violations: expect.stringContaining("count") });
  });

  test.each([false, 0, []])("the JSON %j for a body", async (body) => {
    const content = { "application/json": { schema: { type: ["boolean", "integer", "array"] } } };
    const put = await start({ requestBody: { required: true, content }, responses: done });
    expect(await put("/things", json(body))).toMatchObject({ status: 204 });
  });

  test("text in which there is an object", async () => {
    const content = { "application/xml": { schema } };
    const put = await start({ requestBody: { content }, responses: done });
    const headers = { "content-type": "application/xml" };
    expect(await put("/things", { body: "<thing/>", headers })).toMatchObject({ status: 204 });
  });
});
