import type { Content, OpenApiDocument, ParameterObject } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { expect, test } from "vitest";
import type { RequestValues } from "../cases/create-request-schema.ts";
import { readRequest } from "./read-request.ts";
import { writeRequest } from "./write-request.ts";

const list: ParameterObject["schema"] = { type: "array" };
const parameters: readonly ParameterObject[] = [
  { in: "path", name: "id", required: true },
  { in: "path", name: "ids", required: true, style: "matrix", explode: true, schema: list },
  { in: "query", name: "q", schema: list },
  { in: "header", name: "X-Trace" },
  { in: "cookie", name: "session" },
  { in: "cookie", name: "constructor" },
];

const write = (request: RequestValues, content: Content = {}) => {
  const operation = { parameters, requestBody: { content } };
  const document: OpenApiDocument = {
    openapi: "3.1.0",
    info: { title: "Requests", version: "1.0.0" },
    paths: { "/things/{id}:copy/{ids}#part": { post: operation } },
  };
  const [model] = parseOperations(document);
  return model && writeRequest(model, request);
};

const path = { id: "a/b c", ids: [1, 2] };
const url = "https://example.com/things/a%2Fb%20c:copy/;ids=1;ids=2";

test("is what a service reads of the request", async () => {
  const request = { path, query: { q: ["x", "y&z"] }, header: { "X-Trace": 7 }, cookie: { session: "s" } };
  const headers = { "x-trace": "7", cookie: "session=s" };
  const read = await readRequest(new Request(`${url}?q=x&q=y%26z`, { method: "POST", headers }));
  expect(write(request)).toEqual(read);
  expect(read).toMatchObject({
    query: [
      ["q", "x"],
      ["q", "y&z"],
    ],
    cookies: ["session=s"],
    body: undefined,
  });
});

const form = new FormData();
form.append("file", new File(["text"], "a.txt"));
form.append("tags", "x");
form.append("tags", "y");
form.append("about", new Blob(['{"a":1}'], { type: "application/json" }));
const members = { file: "text", tags: ["x", "y"], about: { a: 1 } };

test.each<[string, unknown, RequestInit["body"] | URLSearchParams, unknown]>([
  ["application/merge-patch+json", { a: [1] }, '{"a":[1]}', { a: [1] }],
  [
    "application/x-www-form-urlencoded",
    { a: [1, "ü&"] },
    "a=1&a=%C3%BC%26",
    [
      ["a", "1"],
      ["a", "ü&"],
    ],
  ],
  [
    "multipart/form-data",
    members,
    form,
    [
      ["file", "text"],
      ["tags", "x"],
      ["tags", "y"],
      ["about", '{"a":1}'],
    ],
  ],
  ["text/plain", "ü", "ü", "ü"],
  ["image/png", "bytes", new Blob(["bytes"]), "bytes"],
])("a body of %s is what a service reads", async (mediaType, body, sent, expected) => {
  // The boundary of a form is a matter of who sends it.
  const headers: Record<string, string> = sent === form ? {} : { "content-type": mediaType };
  const read = await readRequest(
    new Request(url, { method: "POST", headers, body: sent as NonNullable<RequestInit["body"]> }),
  );
  expect(read).toMatchObject({ mediaType, body: expected });
  expect(write({ path, body }, { [mediaType]: {} })).toMatchObject({ mediaType, body: expected });
});
