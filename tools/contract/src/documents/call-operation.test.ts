import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { createRequestParser } from "@gong-engagement/mock/cases/create-request-parser";
import { startPrism } from "@gong-engagement/mock/prism/start-prism";
import * as sdk from "@gong-engagement/sdk";
import { expect, onTestFinished, test } from "vitest";
import { spec } from "../contract/spec.ts";
import { callOperation } from "./call-operation.ts";

const callWith = async (document: OpenApiDocument) => {
  const prism = await startPrism(document);
  onTestFinished(() => prism.close());
  const [operation] = parseOperations(spec);
  if (!operation) throw new Error("the spec has no operation");
  return callOperation(sdk, prism.serverUrl, spec, operation, createRequestParser(spec));
};

test("accepts what the mock finds no fault with", async () => {
  expect(await callWith(spec)).toMatchObject({ result: "accepted" });
});

test("accepts no request to a path that the mock does not have", async () => {
  const paths = { "/elsewhere": { get: { responses: { "204": { description: "Done" } } } } };
  expect(await callWith({ ...spec, paths })).toMatchObject({
    result: "failed",
    reason: expect.stringContaining("a path that the document does not have"),
  });
});
