import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { repositoryRoot } from "../config.ts";
import { parseOperations } from "../model/parse-operations.ts";
import { isJsonObject, type JsonValue } from "./json.ts";
import { loadEffectiveSpec } from "./load-effective-spec.ts";
import { createFolder } from "./testing/create-folder.ts";

const seed = join(repositoryRoot, "spec/openapi.yaml");
const { document, warnings } = await loadEffectiveSpec();
const text = JSON.stringify(document);

describe("the effective spec of this repository", () => {
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
    const again = await loadEffectiveSpec({ specFile });
    expect(JSON.stringify(again.document)).toBe(text);
    expect(again.warnings).toEqual([]);
  });
});

test("goes without an overlay if told so", async () => {
  const plain = await loadEffectiveSpec({ overlayFile: false });
  expect(plain.document).toEqual(load(await readFile(seed, "utf8")));
});
