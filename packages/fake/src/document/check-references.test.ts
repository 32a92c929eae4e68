import { expect, test } from "vitest";
import { createFake } from "../create-fake.ts";
import { checkReferences } from "./check-references.ts";

const documentWith = (schema: object) => ({ openapi: "3.1.0", components: { schemas: { Here: {}, Other: schema } } });

test.each(["#/components/schemas/There", "other.yaml#/components/schemas/There"])(
  "a reference to %s, which is not in the document, is named when the fake is made",
  (reference) => {
    const document = documentWith({ properties: { a: { $ref: reference } } });
    expect(() => createFake({ document })).toThrow(`The document refers to ${reference}, which it does not have.`);
  },
);

test("references within the document, names and data are fine", () => {
  checkReferences(
    documentWith({ allOf: [{ $ref: "#/components/schemas/Here" }, { $ref: "#/components/schemas/Other" }] }),
  );
  checkReferences(documentWith({ properties: { $ref: { type: "string" } }, example: { $ref: "nowhere" } }));
});
