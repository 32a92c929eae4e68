import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { expect, test } from "vitest";

test("the effective spec of this repository is plain JSON, with examples that fit their schemas", async () => {
  const { document } = await loadEffectiveSpec();
  const source = JSON.stringify(document);
  expect(JSON.parse(source)).toEqual(document);
  const config = await createConfig({
    rules: { "no-invalid-media-type-examples": { severity: "error", allowAdditionalProperties: false } },
  });
  const problems = await lintFromString({ source, absoluteRef: "openapi.json", config });
  expect(problems.map(({ message }) => message)).toEqual([]);
});
