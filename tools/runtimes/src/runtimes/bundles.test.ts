import { describe, expect, it } from "vitest";
import { findOperations } from "./bundles.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "Things", version: "1" },
  paths: { "/things": { get: { operationId: "listThings" }, put: { operationId: "replaceThings" } } },
};

describe("findOperations", () => {
  it("finds functions, whatever they are declared with", () => {
    expect(findOperations("function listThings() {} var replaceThings = () => {}", document)).toEqual([
      "listThings",
      "replaceThings",
    ]);
  });

  it("does not take a mention for a function", () => {
    expect(findOperations('{ operationId: "listThings" } // function listThingsAgain', document)).toEqual([]);
  });
});
