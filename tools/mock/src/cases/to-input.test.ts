import type { Schema } from "@gong-engagement/fake/schema/flatten-schema";
import type { OpenApiDocument, Reference } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { expect, test } from "vitest";
import type { RequestValues } from "./create-request-schema.ts";
import { toInput } from "./to-input.ts";

const parameter = (place: "path" | "query" | "header" | "cookie", name: string) => ({ name, in: place });

const inputOf = (schema: Schema | Reference, request: RequestValues) => {
  const document: OpenApiDocument = {
    openapi: "3.1.0",
    info: { title: "Inputs", version: "1.0.0" },
    paths: {
      "/things/{id}": {
        post: {
          parameters: [
            parameter("path", "id"),
            parameter("query", "id"),
            parameter("header", "X-Trace"),
            parameter("cookie", "session"),
          ],
          requestBody: { content: { "application/json": { schema } } },
        },
      },
    },
  };
  const [operation] = parseOperations(document);
  return operation && toInput(operation, request);
};

test("parameters and an object body are one flat object, a later member of the same name with its place as prefix", () => {
  const schema = { type: "object", properties: { id: {}, name: {} } };
  const request = {
    path: { id: 1 },
    query: { id: 2 },
    header: { "X-Trace": "t" },
    cookie: { session: "s" },
    body: { id: 3, name: "n" },
  };
  expect(inputOf(schema, request)).toEqual({ id: 1, queryId: 2, "X-Trace": "t", session: "s", bodyId: 3, name: "n" });
});

test("any other body has a name of its own in the input", () => {
  expect(inputOf({ type: "array" }, { path: { id: 1 }, body: [1] })).toEqual({ id: 1, body: [1] });
});

test("what the request leaves out, the input leaves out", () => {
  expect(inputOf({ type: "object" }, { path: { id: 1 } })).toEqual({ id: 1 });
});
