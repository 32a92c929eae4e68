import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { describe, expect, onTestFinished, test } from "vitest";
import { startPrism } from "./start-prism.ts";

const schema = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
const document: OpenApiDocument = {
  openapi: "3.1.0",
  info: { title: "Things", version: "1.0.0" },
  servers: [
    {
      url: "https://{region}.example.com/{version}/",
      variables: { region: { default: "eu" }, version: { default: "v7" } },
    },
  ],
  paths: {
    "/things/{id}": {
      put: {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        requestBody: { required: true, content: { "application/json": { schema } } },
        responses: {
          "200": { description: "Done", content: { "application/json": { schema } } },
          "400": { description: "Refused", content: { "application/json": { schema } } },
        },
      },
    },
  },
};

const start = async () => {
  const prism = await startPrism(document);
  onTestFinished(() => prism.close());
  return prism;
};

const put = (url: string, body: string, contentType = "application/json"): Promise<Response> =>
  fetch(url, { method: "PUT", body, headers: { "content-type": contentType } });

describe("Prism", () => {
  test("answers under the path of the spec's server", async () => {
    const { url, serverUrl } = await start();
    expect(serverUrl).toBe(`${url}/v7`);
    const response = await put(`${url}/v7/things/1`, '{"name":"one"}');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ name: "sample" });
  });

  test.each(["/things/1", "/v7/v7/things/1", "/v8/things/1", "/v7", "//v7/things/1"])(
    "answers %s with 404",
    async (path) => {
      const { url } = await start();
      expect((await put(url + path, '{"name":"one"}')).status).toBe(404);
    },
  );

  test.each([
    ["/s/{p.name}", "/s/a", ["p.name"]],
    ["/c/{item:id}", "/c/a", ["item:id"]],
    ["/f/{a}.{b}", "/f/x.y", ["a", "b"]],
    ["/v1.0/{x-y}", "/v1.0/a", ["x-y"]],
  ])("answers %s", async (path, requested, names) => {
    const parameters = names.map((name) => ({ name, in: "path" as const, required: true, schema: { type: "string" } }));
    const responses = { "204": { description: "Done" } };
    const prism = await startPrism({ ...document, paths: { [path]: { get: { parameters, responses } } } });
    onTestFinished(() => prism.close());
    expect((await fetch(prism.serverUrl + requested)).status).toBe(204);
  });

  test("answers what OpenAPI 3.2 describes", async () => {
    const responses = { "204": { description: "Done" } };
    const paths = { "/things": { get: { responses }, query: { responses } } };
    const prism = await startPrism({ ...document, openapi: "3.2.0", paths });
    onTestFinished(() => prism.close());
    expect((await fetch(`${prism.serverUrl}/things`)).status).toBe(204);
  });

  test("refuses what the spec does not allow", async () => {
    const { serverUrl } = await start();
    expect((await put(`${serverUrl}/things/one`, '{"name":"one"}')).status).toBe(400);
    expect((await put(`${serverUrl}/things/1`, "{}")).status).toBe(400);
  });

  test.each([
    ["cut short", '{"name":', "application/json"],
    ["of another encoding", '{"name":"one"}', "application/json; charset=utf-16"],
    ["preceded by a byte order mark", '\uFEFF{"name":"one"}', "application/json"],
  ])("refuses JSON that is %s instead of leaving it without an answer", async (_, body, contentType) => {
    const { serverUrl } = await start();
    expect((await put(`${serverUrl}/things/1`, body, contentType)).status).toBe(400);
  });

  test("lets a page of any origin call it", async () => {
    const { serverUrl } = await start();
    const headers = { origin: "https://app.example", "access-control-request-method": "PUT" };
    const response = await fetch(`${serverUrl}/things/1`, { method: "OPTIONS", headers });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("https://app.example");
    expect(response.headers.get("access-control-allow-methods")).toBe("PUT");
  });

  test("gives its port free when it is closed, also with an idle connection", async () => {
    const first = await startPrism(document);
    await put(`${first.serverUrl}/things/1`, '{"name":"one"}');
    await first.close();
    const second = await startPrism(document, { port: Number(new URL(first.url).port) });
    await second.close();
    expect(second.url).toBe(first.url);
  });

  test("says that a port is in use", async () => {
    const { url } = await start();
    await expect(startPrism(document, { port: Number(new URL(url).port) })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });
});
