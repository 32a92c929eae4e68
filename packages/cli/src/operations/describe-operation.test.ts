import { expect, test } from "vitest";
import { describeOperation } from "./describe-operation.ts";

const document = {
  openapi: "3.1.0",
  paths: {
    "/notes/{id}": {
      parameters: [{ $ref: "#/components/parameters/id" }],
      put: {
        operationId: "putNote",
        summary: "Puts a note.",
        requestBody: {
          content: {
            "application/json": {
              example: { title: "One" },
              schema: { allOf: [{ $ref: "#/components/schemas/Base" }, { $ref: "#/components/schemas/Note" }] },
            },
          },
        },
      },
      post: {
        operationId: "post-text",
        requestBody: { required: true, content: { "text/plain": { schema: { type: "string" } } } },
      },
    },
    "/notes/{id}/pages": { get: {} },
  },
  components: {
    parameters: { id: { name: "id", in: "path", required: true, schema: { type: "string" } } },
    schemas: {
      Base: {
        type: "object",
        required: ["title"],
        properties: { title: { type: "string", description: "Its title." } },
      },
      Note: {
        type: "object",
        required: ["authors"],
        properties: {
          id: { type: "integer" },
          createdAt: { type: "string", format: "date-time", readOnly: true },
          authors: {
            type: "array",
            items: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
          },
          tags: { type: "array", items: { type: "string", enum: ["a", "b"] } },
          labels: { type: "object", additionalProperties: { type: "string" } },
          place: {
            oneOf: [
              { type: "object", properties: { x: { type: "number" } } },
              { type: "object", properties: { name: { type: "string" } } },
            ],
          },
          parent: { $ref: "#/components/schemas/Note" },
        },
      },
    },
  },
};

test("lists the fields of an operation under the names of its input", () => {
  const note = describeOperation("putNote", document);
  expect(note).toMatchObject({
    method: "PUT",
    path: "/notes/{id}",
    summary: "Puts a note.",
    example: { title: "One" },
  });
  const fields = note?.fields.map(({ name, type, required }) => `${name}${required ? "*" : ""}: ${type}`);
  expect(fields).toEqual(
    expect.arrayContaining([
      "id*: string",
      "title*: string",
      "bodyId: integer",
      "authors*: list of objects",
      "authors.0.name*: string",
      "tags: list of a | b",
      "labels.NAME: object of any names",
      "place.x: number",
      "place.name: string",
    ]),
  );
  expect(fields?.some((field) => field.startsWith("createdAt"))).toBe(false);
});

test("knows fields deep in an input, and which of them are lists", () => {
  const note = describeOperation("putNote", document);
  for (const path of ["title", "bodyId", "authors.0.name", "labels.any", "place.name", "parent.parent.tags"]) {
    expect(note?.knows(path.split(".")), path).toBe(true);
  }
  for (const path of ["titel", "authors.name", "authors.0.nam", "tags.0.x", "place.y", "constructor"]) {
    expect(note?.knows(path.split(".")), path).toBe(false);
  }
  expect(note?.isList(["authors"])).toBe(true);
  expect(note?.isList(["labels"])).toBe(false);
});

test("a body that does not join the input is a field of its own", () => {
  expect(describeOperation("postText", document)?.fields.map(({ name }) => name)).toEqual(["id", "body"]);
});

test("finds an operation whose name in the SDK is derived from the document", () => {
  expect(describeOperation("postText", document)).toMatchObject({ name: "postText", method: "POST" });
  expect(describeOperation("getNotesByIdPages", document)).toMatchObject({ method: "GET", path: "/notes/{id}/pages" });
});

test("a document has no operation of another name", () => {
  expect(describeOperation("getNote", document)).toBeUndefined();
});
