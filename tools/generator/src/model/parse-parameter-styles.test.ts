import { expect, test } from "vitest";
import type { ParameterObject } from "./openapi.ts";
import { parseOperations } from "./parse-operations.ts";
import { parseParameterStyles } from "./parse-parameter-styles.ts";

const stylesOf = (parameter: ParameterObject) => {
  const responses = { "204": { description: "" } };
  const paths = { "/things/{id}": { get: { parameters: [parameter], responses } } };
  const document = { openapi: "3.1.0", info: { title: "", version: "" }, paths };
  return parseOperations(document).map((operation) => parseParameterStyles(document, operation));
};

test.each([{ type: "string" }, { type: ["integer", "boolean"] }, { enum: ["a", 1] }])(
  "leaves arrays of %j to openapi-fetch",
  (items) => {
    expect(stylesOf({ in: "query", name: "ids", schema: { type: "array", items } as object })).toEqual([undefined]);
  },
);

test.each([{ type: "object" }, { type: "array", items: { type: "string" } }, {}, undefined])(
  "has arrays of %j written by us, in every place",
  (items) => {
    const schema = { type: "array", ...(items && { items }) } as object;
    expect(stylesOf({ in: "query", name: "a", schema })).toEqual([{ query: { a: { style: "form", explode: true } } }]);
    expect(stylesOf({ in: "path", name: "id", required: true, schema })).toEqual([
      { path: { id: { style: "simple", explode: false } } },
    ]);
    expect(stylesOf({ in: "header", name: "X-A", schema })).toEqual([
      { header: { "X-A": { style: "simple", explode: false } } },
    ]);
  },
);
