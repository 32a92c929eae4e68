import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { expect, test } from "vitest";
import { listStatuses } from "./list-statuses.ts";

const statusesOf = (...documented: readonly string[]): string[] => {
  const responses = Object.fromEntries(documented.map((status) => [status, { description: status }]));
  const document: OpenApiDocument = {
    openapi: "3.1.0",
    info: { title: "Statuses", version: "1.0.0" },
    paths: { "/things": { get: { responses } } },
  };
  return parseOperations(document)
    .flatMap(listStatuses)
    .map(({ documented: name, status }) => `${name}: ${status}`);
};

test.each([
  [
    ["201", "302", "429"],
    ["201: 201", "302: 302", "429: 429"],
  ],
  [["100", "200"], ["200: 200"]],
  [["100"], ["nothing: 204"]],
  [[], ["nothing: 204"]],
  [
    ["200", "400", "401", "4XX"],
    ["200: 200", "400: 400", "401: 401", "4XX: 402"],
  ],
  [
    ["200", "500", "default"],
    ["200: 200", "500: 500", "default: 501"],
  ],
  [
    ["2XX", "5XX", "default"],
    ["2XX: 200", "5XX: 500", "default: 400"],
  ],
  [["default"], ["default: 200", "default: 500"]],
  [
    ["200", "4XX", "5XX", "default"],
    ["200: 200", "4XX: 400", "5XX: 500"],
  ],
])("of %j are tried %j", (documented, tried) => {
  expect(statusesOf(...documented)).toEqual(tried);
});
