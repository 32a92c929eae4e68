import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

test("the types package holds no runtime code", async () => {
  expect(Object.keys(await import("./index.ts"))).toEqual([]);
});

test("the types package brings the OpenAPI document that the types are made from", async () => {
  const { default: document } = await import("@gong-engagement/types/openapi.json", { with: { type: "json" } });
  const paths = await readFile(new URL("generated/paths.ts", import.meta.url), "utf8");
  for (const path of Object.keys(document.paths)) expect(paths).toContain(`"${path}": {`);
});
