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
  return await loadEffectiveSpec({ specFile: join(folder.path, "openapi.yaml"), rootFolder: folder.path });
};

test("brings the content of other files of the folder into the document", async () => {
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
  const { warnings } = await load({ ...files, "schemas/all.yaml": schemas.replace("string", "strng") });
  expect(warnings).toEqual([expect.stringMatching(/schemas\/all\.yaml:3:11: The type `strng` is unknown/)]);
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
  await expect(load(files, link)).rejects.toThrow("`response.yaml` leads to a file out of reach");
});

test("refuses a hidden file, wherever that is", async () => {
  const hidden = { "openapi.yaml": openapi("{ $ref: .secrets/response.yaml }"), ".secrets/response.yaml": response };
  await expect(load(hidden)).rejects.toThrow("`.secrets/response.yaml` leads to a file out of reach");
});

test("refuses a URL in another file", async () => {
  const files = { "openapi.yaml": openapi("{ $ref: response.yaml }") };
  const remote = response.replace("./schemas/all.yaml", "http://127.0.0.1:9/all.yaml");
  await expect(load({ ...files, "response.yaml": remote })).rejects.toThrow(/response\.yaml:5:15: `http.*` is a URL/);
});

test("reads no file that an example, a default or an extension names, and keeps what they say", async () => {
  const data = "{ a: 1, $ref: neighbour.yaml, b: { $ref: ../../secret.yaml } }";
  const response = `{ description: Shared., x-data: ${data}, content: { application/json: { example: ${data}, schema: { $ref: all.yaml } } } }`;
  const all = `{ type: object, example: ${data}, properties: { $ref: { type: string } } }`;
  const { document, warnings } = await load({ "openapi.yaml": openapi(response), "all.yaml": all });
  const value = { a: 1, $ref: "neighbour.yaml", b: { $ref: "../../secret.yaml" } };
  const shared = document.paths?.["/share"]?.put?.responses?.["200"];
  expect(shared).toHaveProperty("x-data", value);
  expect(shared).toHaveProperty("content.application/json.example", value);
  expect(document.components?.schemas).toMatchObject({
    all: { example: value, properties: { $ref: { type: "string" } } },
  });
  expect(warnings).toEqual([]);
});

test("finds a file whose name is encoded, and one in a folder beside the document's", async () => {
  const files = { "models/S chema.yaml": "{ type: integer }", "api/openapi.yaml": openapi("{ $ref: response.yaml }") };
  const encoded = response.replace("./schemas/all.yaml#/Event", "../models/S%20chema.yaml");
  await using folder = await createFolder({ ...files, "api/response.yaml": encoded });
  const { document } = await loadEffectiveSpec({ specFile: join(folder.path, "api/openapi.yaml") });
  expect(JSON.stringify(document.components)).toContain('{"type":"integer"}');
});

test("reads files outside the folder of the document only if told so", async () => {
  const files = { "all.yaml": schemas, "a/b/openapi.yaml": openapi("{ $ref: response.yaml }") };
  const wide = response.replace("./schemas/all.yaml", "../../all.yaml");
  await using folder = await createFolder({ ...files, "a/b/response.yaml": wide });
  const specFile = join(folder.path, "a/b/openapi.yaml");
  await expect(loadEffectiveSpec({ specFile })).rejects.toThrow("leads to a file out of reach");
  const { document } = await loadEffectiveSpec({ specFile, rootFolder: folder.path });
  expect(document.components?.schemas).toHaveProperty("Event");
});
