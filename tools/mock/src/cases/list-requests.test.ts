import type { Schema } from "@gong-engagement/fake/schema/flatten-schema";
import type { OpenApiDocument, ParameterObject } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { describe, expect, test } from "vitest";
import { createRequestParser } from "./create-request-parser.ts";
import { listAcceptedRequests } from "./list-accepted-requests.ts";
import { listRefusedRequests } from "./list-refused-requests.ts";

interface Parts {
  readonly parameters?: readonly ParameterObject[];
  readonly mediaType?: string;
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly required?: boolean;
  readonly idempotencyKey?: string;
}

const parse = ({
  parameters = [],
  mediaType = "application/json",
  schema,
  example,
  required = true,
  ...parts
}: Parts) => {
  const content = { [mediaType]: { ...(schema && { schema }), ...(example !== undefined && { example }) } };
  const document: OpenApiDocument = {
    openapi: "3.1.0",
    info: { title: "Requests", version: "1.0.0" },
    paths: {
      "/things/{id}": {
        put: {
          parameters,
          ...(schema && { requestBody: { required, content } }),
          responses: {},
          ...(parts.idempotencyKey && { "x-idempotency-key": parts.idempotencyKey }),
        },
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

test("a form with only what is required has an item in each list, without which it would have no list", () => {
  const files = { type: "array", items: { type: "string" } };
  const schema = { type: "object", required: ["files"], properties: { files } } as Schema;
  expect(parse({ mediaType: "multipart/form-data", schema }).required.body).toEqual({ files: [expect.any(String)] });
  expect(parse({ schema }).required.body).toEqual({ files: [] });
});

test("a property with the name of an inherited one is missing where it is not given", () => {
  const schema = {
    type: "object",
    properties: { toString: { type: "string" }, constructor: { type: "integer" } },
  } as Schema;
  const { required, everything } = parse({ schema });
  expect([required.body, Object.keys(everything.body as object)]).toEqual([{}, ["toString", "constructor"]]);
});

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

  test("have an item or a member in each required parameter, for one without is written as nothing", () => {
    const ids: ParameterObject = { name: "ids", in: "query", required: true, schema: { type: "array" } };
    const map: ParameterObject = { ...ids, name: "map", schema: { type: "object" } };
    const { required } = parse({ parameters: [ids, map] });
    expect(required).toEqual({ query: { ids: ["sample"], map: { additionalProperty: "sample" } } });
  });

  test("hold parameters that are read-only elsewhere, and only what a header can hold", () => {
    const schema = { type: "string", readOnly: true, example: "東京" } as Schema;
    const { everything } = parse({
      parameters: [
        { ...id, schema },
        { name: "X-City", in: "header", schema },
      ],
    });
    expect(everything).toEqual({ path: { id: "東京" }, header: { "X-City": "sample" } });
  });

  test("leave out the key that the client fills in", () => {
    const schema = { type: "object", required: ["key"], properties: { key: {}, name: {} } };
    const model = parse({ schema, idempotencyKey: "key" });
    expect(listAcceptedRequests(model)).toContainEqual({
      title: "no body.key, which the client fills in",
      request: { body: { name: "sample" } },
    });
    expect(titles(listRefusedRequests(model))).toEqual([]);
  });

  test("have text where the schema of a text is that of its content", () => {
    const schema = { type: "object", properties: { name: { type: "string" } } };
    expect(parse({ mediaType: "application/xml", schema }).everything).toEqual({ body: "sample" });
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

  test("have a wrong item of an array in a parameter or form, and nothing else for an array: it travels as text", () => {
    const schema: Schema = { type: "array", items: { type: "integer" } as Schema };
    const ids: ParameterObject = { name: "ids", in: "query", schema };
    const form = { type: "object", properties: { count: { type: "integer" }, ids: schema, name: { type: "string" } } };
    const model = parse({ parameters: [ids], mediaType: "multipart/form-data", schema: form });
    expect(titles(listRefusedRequests(model))).toEqual([
      'query.ids.0 = "wrong"',
      'body.count = "wrong"',
      'body.ids.0 = "wrong"',
    ]);
  });

  test("include the examples of the spec that its own schemas refuse", () => {
    const properties = { count: { type: "integer", enum: ["many"] } };
    const schema = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
    const refused = listRefusedRequests(parse({ schema, example: { name: 1 } }));
    expect(refused.at(-1)).toEqual({
      title: 'the example "example"',
      request: { body: { name: 1 } },
      culprit: "name",
    });
    expect(() => parse({ schema: { type: "object", properties } })).toThrow(/count.*spec\/overlay\.yaml/);
  });

  test("do not include bodies that a flat input cannot express: other values than objects, and an empty optional object", () => {
    const schema = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
    const refused = titles(listRefusedRequests(parse({ schema, example: "text", required: false })));
    expect(refused).toEqual(["body.name = 0.5"]);
  });
});
