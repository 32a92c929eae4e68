import { readFile } from "node:fs/promises";
import type { OpenApiDocument, OperationObject } from "@gong-engagement/generator/model/openapi";
import { describe, expect, onTestFinished, test } from "vitest";
import { startPrism } from "../prism/start-prism.ts";
import { createExplanation, deviationsUrl } from "./create-explanation.ts";

const schema = {
  type: "object",
  required: ["name", "size"],
  properties: {
    name: { type: "string" },
    size: { type: "integer" },
    owners: { type: "array", items: { type: "object", properties: { email: { type: "string", format: "email" } } } },
  },
};
const refusal = {
  type: "object",
  properties: { id: { type: "string" }, reasons: { type: "array", items: { type: "string" } } },
};
const reasonsOf = (example?: unknown) => ({
  description: "Refused",
  content: { "application/json": { schema: refusal, ...(example !== undefined && { example }) } },
});
const operation: OperationObject = {
  parameters: [{ name: "limit", in: "query", schema: { type: "integer" } }],
  requestBody: { required: true, content: { "application/json": { schema } } },
  responses: { "200": reasonsOf({ id: "2" }), "400": reasonsOf({ id: "1", reasons: ["it is wrong"] }) },
};
const document: OpenApiDocument = {
  openapi: "3.1.0",
  info: { title: "Things", version: "1.0.0" },
  servers: [{ url: "https://things.example/v7" }],
  paths: {
    "/things": { put: { ...operation, "x-vendor-path": "/all/things" } },
    "/plain": { put: { ...operation, responses: { "200": { description: "Done" } } } },
  },
};

const put = async (path: string, body: string) => {
  const prism = await startPrism(document, { explain: createExplanation(document) });
  onTestFinished(() => prism.close());
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${prism.url}${path}`, { method: "PUT", headers, body });
  return { status: response.status, body: await response.json() };
};

describe("the mock's 400", () => {
  test("names each field that is wrong, in the list of strings that the spec's example has", async () => {
    const owners = [{ email: "owner@things.example" }, { email: "nobody" }];
    const { status, body } = await put("/v7/things?limit=many", JSON.stringify({ size: "large", owners }));
    expect(status).toBe(400);
    expect(body.id).toBe("1");
    expect(body.reasons).toHaveLength(4);
    for (const field of ["name", "size", "owners.1.email", "limit"]) {
      expect(body.reasons).toContainEqual(expect.stringContaining(field));
    }
  });

  test("says that the body is not JSON, rather than that its media type is wrong", async () => {
    const { status, body } = await put("/v7/things", '{"name":');
    expect([status, body.reasons]).toEqual([400, ["Request body is no JSON that can be read"]]);
  });

  test("names the fields where the spec documents no 400", async () => {
    const { status, body } = await put("/v7/plain", '{"name":"one"}');
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain("size");
  });
});

describe("the mock's 404", () => {
  test("says what this description has in place of a path of the vendor's", async () => {
    const { status, body } = await put("/v7/all/things", "{}");
    expect(status).toBe(404);
    expect(body.detail).toContain("PUT /v7/all/things");
    expect(body.detail).toContain("PUT /v7/things");
    expect(body.detail).toContain(deviationsUrl);
  });

  test("is Prism's own for a path that nobody has", async () => {
    const { status, body } = await put("/v7/no/things", "{}");
    expect(status).toBe(404);
    expect(JSON.stringify(body)).not.toContain(deviationsUrl);
  });
});

test("the mock's answer to a request that it accepts is the spec's example", async () => {
  expect(await put("/v7/things", '{"name":"one","size":1}')).toEqual({ status: 200, body: { id: "2" } });
});

test("spec/README.md has the section that the mock refers to", async () => {
  const readme = await readFile(new URL("../../../../spec/README.md", import.meta.url), "utf8");
  const anchors = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, "")
      .replaceAll(" ", "-"),
  );
  expect(anchors).toContain(new URL(deviationsUrl).hash.slice(1));
});
