import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadEffectiveSpec } from "../load-effective-spec.ts";
import { createFolder } from "../testing/create-folder.ts";

const openapi = (response: string) => `
openapi: 3.1.0
info: { title: Tiny, version: "1" }
paths:
  /share:
    put: { responses: { "200": ${response} } }
`;

const response = `
description: Shared.
content:
  application/json:
    schema: { $ref: "./schemas/all.yaml#/Event" }
`;

const schemas = `
Event: { type: object, properties: { person: { $ref: "#/Person" } } }
Person: { type: string }
`;

const load = async (files: Record<string, string>, prepare?: (folder: string) => Promise<void>) => {
  await using folder = await createFolder(files);
  await prepare?.(folder.path);
  return await loadEffectiveSpec({ specFile: join(folder.path, "openapi.yaml"), overlayFile: false });
};

test("brings what stands in other files of the folder into the document", async () => {
  const { document } = await load({
    "openapi.yaml": openapi("{ $ref: response.yaml }"),
    "response.yaml": response,
    "schemas/all.yaml": schemas,
  });
  expect(document.components).toEqual({
    responses: {
      response: {
        description: "Shared.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Event" } } },
      },
    },
    schemas: {
      Event: { type: "object", properties: { person: { $ref: "#/components/schemas/Person" } } },
      Person: { type: "string" },
    },
  });
});

test("says in which of the files a problem is", async () => {
  const files = { "openapi.yaml": openapi("{ $ref: response.yaml }"), "response.yaml": response };
  await expect(load({ ...files, "schemas/all.yaml": schemas.replace("string", "strng") })).rejects.toThrow(
    /schemas\/all\.yaml:3:11: `type` can be one of/,
  );
  await expect(load({ ...files, "schemas/all.yaml": schemas.replace("#/Person", "#/Persn") })).rejects.toThrow(
    /schemas\/all\.yaml:2:48: `#\/Persn` leads nowhere/,
  );
  await expect(load({ ...files, "schemas/all.yaml": `${schemas}Event: {}` })).rejects.toThrow(
    /schemas\/all\.yaml:4:1: The key `Event` is written twice/,
  );
  await expect(load({ ...files, "schemas/all.yaml": "{}" })).rejects.toThrow(/response\.yaml:5:15: `.*` leads nowhere/);
});

test("refuses a link out of the folder", async () => {
  await using outside = await createFolder({ "response.yaml": response });
  const files = { "openapi.yaml": openapi("{ $ref: response.yaml }") };
  const link = (folder: string) => symlink(join(outside.path, "response.yaml"), join(folder, "response.yaml"));
  await expect(load(files, link)).rejects.toThrow("`response.yaml` leads to a file outside of the document's folder");
});

test("refuses a URL in another file", async () => {
  const files = { "openapi.yaml": openapi("{ $ref: response.yaml }") };
  const remote = response.replace("./schemas/all.yaml", "http://127.0.0.1:9/all.yaml");
  await expect(load({ ...files, "response.yaml": remote })).rejects.toThrow(/response\.yaml:5:15: `http.*` is a URL/);
});

test("leaves out a reference in an example, where it means nothing, and says so", async () => {
  const example =
    "{ description: Shared., content: { application/json: { example: { a: 1, $ref: neighbour.yaml } } } }";
  const { document, warnings } = await load({ "openapi.yaml": openapi(example) });
  expect(document.paths?.["/share"]?.put?.responses?.["200"]).toHaveProperty("content.application/json.example", {
    a: 1,
  });
  expect(warnings).toEqual([
    expect.stringMatching(/openapi\.yaml:6:104: .* holds a `\$ref` to a file, which is left out\./),
  ]);
});

test("refuses a reference in an example that leads out of the folder", async () => {
  const example = "{ description: Shared., content: { application/json: { example: { $ref: ../../secret.yaml } } } }";
  await expect(load({ "openapi.yaml": openapi(example) })).rejects.toThrow("holds a `$ref` to `../../secret.yaml`");
});
