import { expect, test } from "vitest";
import type { SecuritySchemeObject } from "./openapi.ts";
import { parseSecuritySchemes } from "./parse-security-schemes.ts";

test("spells Bearer as services know it, and other schemes as the document does", () => {
  const securitySchemes: Record<string, SecuritySchemeObject> = {
    first: { type: "http", scheme: "bearer" },
    second: { type: "http", scheme: "BEARER" },
    oauth: { type: "oauth2" },
    custom: { type: "http", scheme: "Token" },
  };
  const document = { openapi: "3.1.0", info: { title: "", version: "" }, components: { securitySchemes } };
  expect(parseSecuritySchemes(document).map(([name, { prefix, isNamed }]) => [name, prefix, isNamed])).toEqual([
    ["first", "Bearer", true],
    ["second", "Bearer", true],
    ["oauth", "Bearer", true],
    ["custom", "Token", true],
  ]);
});
