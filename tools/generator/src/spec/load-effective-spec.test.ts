import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { parseOperations } from "../model/parse-operations.ts";
import { published } from "../testing/published.ts";
import { isJsonObject, type JsonValue } from "./json.ts";
import { loadEffectiveSpec } from "./load-effective-spec.ts";
import { createFolder } from "./testing/create-folder.ts";

const seed = published.specFile;
const { document, warnings } = await loadEffectiveSpec(published);
const text = JSON.stringify(document);

/** As springdoc publishes it. */
const leftovers = `openapi: 3.0.1
info: { title: Leftovers, version: V2 }
paths:
  /a:
    get:
      operationId: listUsers_1
      parameters:
        - { name: cursor, in: query, style: FORM, schema: { exampleSetFlag: false, type: string } }
        - { name: filter, in: query, style: DEEPOBJECT, schema: { type: object, types: [object] } }
        - { name: id, in: header, style: SIMPLE, schema: { exampleSetFlag: false, type: string } }
      responses:
        "200":
          description: Fine.
          headers: { Count: { style: SIMPLE, schema: { type: integer } } }
          content:
            "*/*": { exampleSetFlag: true, example: { style: FORM }, schema: { type: object } }
`;

describe("a published document with its overlay", () => {
  test("is valid, and every overlay action matches", () => {
    expect(warnings).toEqual([]);
  });

  test("is plain JSON", () => {
    expect(JSON.parse(text)).toEqual(document);
  });

  test("states the limits of the service in milliseconds", () => {
    expect(document["x-rate-limit"]).toEqual([
      { limit: 3, interval: 1000 },
      { limit: 10_000, interval: 86_400_000 },
    ]);
  });

  test("has Retry-After in whole seconds on every 429", () => {
    const responses = Object.values(document.paths ?? {}).map((item) => (item.put ?? item.post)?.responses?.["429"]);
    expect(responses).toHaveLength(5);
    for (const response of responses) {
      expect(response).toHaveProperty("headers.Retry-After.schema.type", "integer");
    }
  });

  test("names the idempotency key of the digital interaction, and of nothing else", () => {
    const keys = parseOperations(document).map((operation) => [operation.operationId, operation.idempotencyKey]);
    expect(keys.filter(([, key]) => key !== undefined)).toEqual([["postDigitalInteraction", "clientUniqueId"]]);
  });

  test("has an example for every request and response body", () => {
    const contents: JsonValue[] = [];
    const visit = (value: JsonValue): void => {
      if (typeof value !== "object" || value === null) return;
      const { content } = isJsonObject(value) ? value : {};
      if (isJsonObject(content)) contents.push(...Object.values(content));
      Object.values(value).forEach(visit);
    };
    visit(JSON.parse(text));
    expect(contents).toHaveLength(5 + 5 * 4);
    for (const content of contents) expect(content).toHaveProperty("example");
  });

  test("has examples that fit their schemas, and satisfies a strict linter", async () => {
    const config = await createConfig({
      extends: ["recommended-strict"],
      rules: { "no-invalid-media-type-examples": { severity: "error", allowAdditionalProperties: false } },
    });
    const problems = await lintFromString({ source: text, absoluteRef: "openapi.json", config });
    expect(problems.map(({ message }) => message)).toEqual([]);
  });

  test("keeps timestamps as text", () => {
    expect(text).toContain('"eventTimestamp":"2026-03-04T15:02:11Z"');
  });
});

describe("the same document", () => {
  test.for([
    ["with CRLF", (yaml: string) => yaml.replaceAll("\n", "\r\n")],
    ["with a byte order mark", (yaml: string) => `\uFEFF${yaml}`],
    ["as JSON", (yaml: string) => JSON.stringify(load(yaml), null, "\t")],
  ] as const)("is the same %s", async ([, rewrite]) => {
    await using folder = await createFolder();
    const specFile = join(folder.path, "openapi.yaml");
    await writeFile(specFile, rewrite(await readFile(seed, "utf8")));
    const again = await loadEffectiveSpec({ ...published, specFile });
    expect(JSON.stringify(again.document)).toBe(text);
    expect(again.warnings).toEqual([]);
  });
});

test("reads what swagger-core makes of a document, with a warning for each kind of leftover", async () => {
  await using folder = await createFolder();
  const specFile = join(folder.path, "openapi.yaml");
  await writeFile(specFile, leftovers);
  const { document, warnings } = await loadEffectiveSpec({ specFile, overlayFile: false });
  expect(document.paths?.["/a"]?.get?.parameters).toMatchObject([
    { name: "cursor", style: "form" },
    { name: "filter", style: "deepObject" },
    { name: "id", style: "simple" },
  ]);
  expect(document.paths?.["/a"]?.get?.responses).toHaveProperty("200.headers.Count.style", "simple");
  expect(document.paths?.["/a"]?.get?.responses).toHaveProperty("200.content.*/*.example", { style: "FORM" });
  expect(warnings.map((warning) => warning.replace(/^.*?(:\d+:\d+): |\n.*$/gs, "$1 "))).toEqual([
    ":8:38 The style `FORM` is read as `form`. Similar problems in 3 more places. ",
    ":8:61 The keyword `exampleSetFlag` is unknown, and ignored. Similar problems in 2 more places. ",
  ]);
});

test("applies no overlay to another document", async () => {
  await using folder = await createFolder();
  const specFile = join(folder.path, "openapi.yaml");
  await writeFile(specFile, await readFile(seed, "utf8"));
  expect((await loadEffectiveSpec({ specFile })).document).not.toHaveProperty("x-rate-limit");
});

test("applies no overlay if told so", async () => {
  const plain = await loadEffectiveSpec({ specFile: seed, overlayFile: false });
  expect(plain.document).toEqual(load(await readFile(seed, "utf8")));
});
