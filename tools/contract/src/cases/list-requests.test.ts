import type { OpenApiDocument, ParameterObject } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { describe, expect, test } from "vitest";
import { createRequestParser } from "./create-request-parser.ts";
import type { Schema } from "./flatten-schema.ts";
import { listAcceptedRequests } from "./list-accepted-requests.ts";
import { listRefusedRequests } from "./list-refused-requests.ts";

interface Parts {
  readonly parameters?: readonly ParameterObject[];
  readonly schema?: Schema;
  readonly example?: unknown;
}

const parse = ({ parameters = [], schema, example }: Parts) => {
  const content = { "application/json": { ...(schema && { schema }), ...(example !== undefined && { example }) } };
  const document: OpenApiDocument = {
    openapi: "3.1.0",
    info: { title: "Requests", version: "1.0.0" },
    paths: {
      "/things/{id}": {
        put: { parameters, ...(schema && { requestBody: { required: true, content } }), responses: {} },
      },
    },
  };
  const [operation] = parseOperations(document);
  if (!operation) throw new Error("The document has no operation");
  return createRequestParser(document)(operation);
};

const titles = (cases: readonly { readonly title: string }[]) => cases.map(({ title }) => title);
const id: ParameterObject = { name: "id", in: "path", required: true, schema: { type: "integer" } };
const limit: ParameterObject = { name: "limit", in: "query", required: true, schema: { type: "integer" } };
const order: ParameterObject = { name: "order", in: "query", schema: { type: "string", enum: ["up", "down"] } };

describe("requests that are accepted", () => {
  test("have everything or only what is required, of all places", () => {
    const accepted = listAcceptedRequests(parse({ parameters: [id, limit, order], schema: { type: "object" } }));
    const body = { additionalProperty: "sample" };
    expect(accepted[0]?.request).toEqual({ path: { id: 1 }, query: { limit: 1, order: "up" }, body });
    expect(accepted[1]?.request).toEqual({ path: { id: 1 }, query: { limit: 1 }, body: {} });
  });

  test("have each value of each enum, in parameters, arrays and all members of a union", () => {
    const role = { type: "string", enum: ["Sender", "CC"] };
    const person = { type: "object", properties: { role } };
    const people = { type: "array", items: { oneOf: [{ type: "integer", enum: [1] }, person] } };
    const accepted = listAcceptedRequests(
      parse({ parameters: [order], schema: { type: "object", properties: { people } } }),
    );
    expect(titles(accepted).slice(2)).toEqual([
      'query.order = "up"',
      'query.order = "down"',
      "body.people.0 = 1",
      'body.people.0.role = "Sender"',
      'body.people.0.role = "CC"',
    ]);
    expect(accepted.at(-1)?.request).toEqual({ query: { order: "up" }, body: { people: [{ role: "CC" }] } });
  });

  test("have the examples of the spec", () => {
    const schema = { type: "object", properties: { name: { type: "string" } } };
    const accepted = listAcceptedRequests(parse({ schema, example: { name: "Kim" } }));
    expect(accepted[2]).toEqual({ title: 'the example "example"', request: { body: { name: "Kim" } } });
  });

  test("are not made up where a schema needs an example", () => {
    const schema = { type: "object", properties: { code: { type: "string", pattern: "^[A-Z]$" } as Schema } };
    expect(() => parse({ schema })).toThrow(/putThingsById\/body\/code.*spec\/overlay\.yaml/);
    expect(parse({ schema, example: { code: "X" } }).everything).toEqual({ body: { code: "X" } });
  });
});

describe("requests that are refused", () => {
  test("miss one required member, nested ones too, but no path parameter", () => {
    const nested = { type: "object", required: ["b"], properties: { b: {} } };
    const schema = { type: "object", required: ["a"], properties: { a: { type: "array", items: nested } } };
    const refused = listRefusedRequests(parse({ parameters: [id, limit, order], schema }));
    const missing = refused.filter(({ title }) => title.startsWith("no "));
    expect(missing).toEqual([
      { title: "no query.limit", request: expect.objectContaining({ query: { order: "up" } }), culprit: "limit" },
      { title: "no body.a", request: expect.objectContaining({ body: {} }), culprit: "a" },
      { title: "no body.a.0.b", request: expect.objectContaining({ body: { a: [{}] } }), culprit: "b" },
    ]);
  });

  test("have one member of a wrong type, and one that is wrong within its type", () => {
    const properties = {
      text: { type: "string" },
      day: { type: "string", format: "date" },
      count: { type: "integer" },
      map: { type: "object", additionalProperties: { type: "boolean" } },
      anything: {},
    };
    expect(titles(listRefusedRequests(parse({ schema: { type: "object", properties } })))).toEqual([
      "body.text = 0.5",
      "body.day = 0.5",
      'body.day = "wrong"',
      'body.count = "wrong"',
      'body.map = "wrong"',
      'body.map.additionalProperty = "wrong"',
    ]);
  });

  test("have a wrong parameter where text can be wrong", () => {
    const text: ParameterObject = { name: "text", in: "query", schema: { type: "string" } };
    const header: ParameterObject = { name: "X-Trace", in: "header", schema: { type: "string", format: "uuid" } };
    expect(titles(listRefusedRequests(parse({ parameters: [id, text, header] })))).toEqual([
      'path.id = "wrong"',
      'header.X-Trace = "wrong"',
    ]);
  });
});
