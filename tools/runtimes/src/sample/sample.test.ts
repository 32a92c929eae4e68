import type { OpenApiDocument, OperationObject } from "@gong-engagement/generator/model/openapi";
import { describe, expect, it } from "vitest";
import { createSample } from "./create-sample.ts";
import { createPlaceholders, renderProgram } from "./render-programs.ts";

const schema = {
  type: "object",
  required: ["title"],
  properties: { title: { type: "string" }, note: { type: "string" } },
};
const takes = (operationId: string, more: Partial<OperationObject> = {}): OperationObject => ({
  operationId,
  tags: ["Odd things"],
  requestBody: { required: true, content: { "application/json": { schema } } },
  responses: { "200": { description: "Done" } },
  ...more,
});

const createDocument = (paths: OpenApiDocument["paths"]): OpenApiDocument => ({
  openapi: "3.1.0",
  info: { title: "Things", version: "1" },
  paths: paths ?? {},
});

const id = { name: "id", in: "path", required: true, schema: { type: "string" } } as const;
const document = createDocument({
  "/things": { get: { responses: {} }, post: takes("add thing") },
  "/things/{id}": { put: takes("replaceThing", { parameters: [id] }) },
  "/all-things": { put: takes("replaceThings"), patch: takes("changeThings") },
});

describe("createSample", () => {
  it("takes for the main call one that may be repeated, and whose input is a body with something required", () => {
    const { main, refusedInput, optionalProperty, calls } = createSample(document);
    expect(main).toEqual({
      operationId: "replaceThings",
      typeName: "ReplaceThings",
      tag: "oddThings",
      method: "PUT",
      path: "/all-things",
      mediaType: "application/json",
      isRepeatable: true,
      input: { title: "sample" },
      body: { title: "sample" },
    });
    expect(refusedInput).not.toHaveProperty("title");
    expect(optionalProperty).toBe("note");
    expect(calls.map(({ operationId, isRepeatable }) => [operationId, isRepeatable])).toEqual([
      ["replaceThings", true],
      ["addThing", false],
      ["changeThings", false],
    ]);
  });

  it("says what it needs where the spec has no such operation", () => {
    expect(() => createSample(createDocument({ "/things": { get: { responses: {} } } }))).toThrow(
      /^The programs need an operation with PUT/,
    );
  });
});

describe("renderProgram", () => {
  const placeholders = createPlaceholders(createSample(document), { status: 200, body: { requestId: "1" } });

  it("puts names, paths and values where the placeholders stand", () => {
    const program =
      'gong.tag$.operation$(input$); client.METHOD$("/path$", { body: body$ }); type A = Operation$Input;';
    expect(renderProgram(program, placeholders)).toBe(
      'gong.oddThings.replaceThings({"title":"sample"}); client.PUT("/all-things", { body: {"title":"sample"} }); ' +
        "type A = ReplaceThingsInput;",
    );
  });

  it("leaves regular expressions and templates as they are", () => {
    const program = `/operations$/ operation\${input} $operation`;
    expect(renderProgram(program, placeholders)).toBe(program);
  });
});
