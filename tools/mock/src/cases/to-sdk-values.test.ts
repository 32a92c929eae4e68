import type { Content, OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { expect, test } from "vitest";
import { toSdkValues } from "./to-sdk-values.ts";

const bodyOf = (content: Content, body: unknown): unknown => {
  const paths = { "/things": { post: { requestBody: { content } } } };
  const document: OpenApiDocument = { openapi: "3.1.0", info: { title: "Bodies", version: "1.0.0" }, paths };
  const [operation] = parseOperations(document);
  return operation && toSdkValues(document, operation, { query: { a: 1 }, body });
};

test.each(["application/json", "application/x-www-form-urlencoded", "text/plain"])(
  "%s is given as it is",
  (mediaType) => {
    expect(bodyOf({ [mediaType]: {} }, "sample")).toEqual({ query: { a: 1 }, body: "sample" });
  },
);

test("bytes are given as a Blob", async () => {
  const { body } = bodyOf({ "image/png": {} }, "sample") as { readonly body: Blob };
  expect(body).toBeInstanceOf(Blob);
  expect(await body.text()).toBe("sample");
});

test("bytes in a form are given as Files, also those of a list", () => {
  const file = { type: "string", format: "binary" };
  const properties = { file, files: { type: "array", items: file }, note: { type: "string" } };
  const content = { "multipart/form-data": { schema: { type: "object", properties } } };
  expect(bodyOf(content, { file: "a", files: ["b"], note: "c" })).toEqual({
    query: { a: 1 },
    body: { file: expect.any(File), files: [expect.any(File)], note: "c" },
  });
});
