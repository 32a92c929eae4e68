import { expect, test } from "vitest";
import { passBody, serializeJson } from "./body-serializers.ts";
import { createRequestWriter } from "./create-request-writer.ts";

const write = createRequestWriter({ body: { "application/merge-patch+json": serializeJson, "text/plain": passBody } });

test("sends the first media type, and another one of the spec where the call asks for it", () => {
  expect(write({}, { a: 1 }, undefined).headers).toEqual({ "content-type": "application/merge-patch+json" });
  const asked = write({}, "text", "Text/Plain; charset=utf-8");
  expect(asked.bodySerializer?.("text")).toBe("text");
  expect(asked.headers).toEqual({});
});

test.each(["*/*", "image/*", "multipart/form-data"])("leaves the type of a body that is %s to fetch", (mediaType) => {
  expect(createRequestWriter({ body: { [mediaType]: passBody } })({}, "text", undefined).headers).toEqual({});
});
