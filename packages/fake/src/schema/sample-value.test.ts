import { describe, expect, test } from "vitest";
import type { OpenApiDocument } from "../document/openapi.ts";
import type { Schema } from "./flatten-schema.ts";
import { createSampler } from "./sample-value.ts";

const node: Schema = {
  type: "object",
  required: ["name", "children"],
  properties: {
    name: { type: "string" },
    parent: { $ref: "#/components/schemas/Node" },
    children: { type: "array", items: { $ref: "#/components/schemas/Node" } } as Schema,
  },
};
const document: OpenApiDocument = {
  openapi: "3.1.0",
  info: { title: "Samples", version: "1.0.0" },
  components: { schemas: { Node: node } },
};
const sample = createSampler(document, "request");
const sampleResponse = createSampler(document, "response");
const everything = (schema: Schema, example?: unknown) => sample(schema, { extent: "everything", example });

const person: Schema = {
  type: "object",
  required: ["name"],
  properties: { name: { type: "string" }, age: { type: "integer" }, id: { type: "string", readOnly: true } as Schema },
};

describe("a sample", () => {
  test.each<[Schema, unknown]>([
    [{ type: "string" }, "sample"],
    [{ type: "string", minLength: 8 }, "sample--"],
    [{ type: "string", maxLength: 3 }, "sam"],
    [{ type: "string", format: "email" }, "someone@example.com"],
    [{ type: "integer" }, 1],
    [{ type: "number", minimum: 5, multipleOf: 2 }, 6],
    [{ type: "number", exclusiveMinimum: 5 }, 6],
    [{ type: "number", minimum: 5, exclusiveMinimum: true }, 6],
    [{ type: "number", maximum: -3 }, -3],
    [{ type: "boolean" }, true],
    [{ type: ["null", "integer"] }, 1],
    [{ type: "null" }, null],
    [{ enum: ["a", "b"] }, "a"],
    [{ const: 7 }, 7],
    [{ type: "string", examples: ["given"] }, "given"],
    [{ type: "array", items: { type: "integer" }, minItems: 2 }, [1, 1]],
    [{ type: "array", prefixItems: [{ type: "string" }, { type: "integer" }] }, ["sample", 1]],
    [{ type: "object", additionalProperties: { type: "integer" } }, { additionalProperty: 1 }],
    [{ type: "object" }, { additionalProperty: "sample" }],
    [
      { type: "object", required: ["constructor"], properties: { name: {} } },
      { name: "sample", constructor: "sample" },
    ],
  ])("of %j is %j", (schema, value) => {
    expect(everything(schema)).toEqual(value);
  });

  test("has every property, or the required ones only, and nothing that is read-only", () => {
    expect(everything(person)).toEqual({ name: "sample", age: 1 });
    expect(sample(person, { extent: "required" })).toEqual({ name: "sample" });
  });

  test("of a response has nothing that is write-only", () => {
    const properties = { id: { readOnly: true } as Schema, secret: { writeOnly: true } as Schema };
    expect(sampleResponse({ type: "object", properties }, { extent: "everything" })).toEqual({ id: "sample" });
  });

  test("has no property that nothing fits", () => {
    const properties = { a: false, b: { not: {} } as Schema, c: {} };
    expect(everything({ type: "object", properties })).toEqual({ c: "sample" });
  });

  test("takes no notice of examples that do not fit", () => {
    expect(everything({ type: "string", format: "date", example: "today" })).toBe("2026-01-31");
    expect(everything({ type: "integer", default: null })).toBe(1);
    expect(everything(person, { name: 1, age: 40 })).toEqual({ name: "sample", age: 40 });
  });

  test("keeps what the example gives and completes it", () => {
    expect(everything(person, { name: "Kim" })).toEqual({ name: "Kim", age: 1 });
    expect(everything({ type: "array", items: person }, [{ age: 40 }])).toEqual([{ name: "sample", age: 40 }]);
  });

  test("fits all members of an allOf and the first of a union", () => {
    const both = { allOf: [person, { properties: { role: { type: "string" } } }] };
    expect(everything(both)).toEqual({ name: "sample", age: 1, role: "sample" });
    expect(everything({ oneOf: [{ type: "integer" }, person] })).toBe(1);
  });

  test("takes the first member of a union that has a valid value", () => {
    const impossible: Schema = { type: "string", pattern: "^[A-Z]{9}$" };
    expect(everything({ anyOf: [impossible, { type: "boolean" }] })).toBe(true);
    expect(everything({ anyOf: [{ type: "integer" }, { type: "boolean" }] }, false)).toBe(false);
  });

  test("of a recursive schema ends where it would repeat itself", () => {
    expect(everything({ allOf: [{ $ref: "#/components/schemas/Node" }] })).toMatchObject({ name: "sample" });
    expect(sample({ $ref: "#/components/schemas/Node" }, { extent: "everything" })).toEqual({
      name: "sample",
      children: [],
    });
  });

  test("of what requires itself ends where it can be null", () => {
    const properties = { next: { $ref: "#/components/schemas/Link" } };
    const link: Schema = { type: ["object", "null"], required: ["next"], properties };
    const schemas = { Link: link };
    const sampleLink = createSampler({ ...document, components: { schemas } }, "request");
    expect(sampleLink(link, { extent: "required" })).toEqual({ next: { next: null } });
  });
});
