import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { startPrism } from "@gong-engagement/mock/prism/start-prism";
import { expect, test } from "vitest";
import { describeCall, readEffectiveSpec } from "./describe-call.ts";

test("describeCall describes a call that the mock accepts", async () => {
  const document = await readEffectiveSpec(repositoryRoot);
  await using prism = await startPrism(document);
  const { method, path, request } = describeCall(document, prism.url);
  const response = await fetch(prism.serverUrl + path, {
    method,
    headers: { "content-type": "application/json", authorization: `Basic ${btoa("rehearsal:rehearsal")}` },
    body: JSON.stringify("body" in request ? request.body : undefined),
  });
  expect(response.ok).toBe(true);
});

test("describeCall takes credentials that the operation accepts", () => {
  const document = (scheme: object) => ({
    openapi: "3.1.0",
    info: { title: "Example", version: "1" },
    security: [{ only: [] }],
    paths: { "/one": { get: { operationId: "one", responses: { "204": { description: "Done" } } } } },
    components: { securitySchemes: { only: { type: "http" as const, ...scheme } } },
  });
  const optionsWith = (scheme: string) => describeCall(document({ scheme }), "http://127.0.0.1:1").options;
  expect(optionsWith("Basic")).toMatchObject({ auth: { accessKey: expect.any(String) } });
  expect(optionsWith("bearer")).toMatchObject({ auth: { bearerToken: expect.any(String) } });
});

test("describeCall names an operation that is not there", async () => {
  const document = await readEffectiveSpec(repositoryRoot);
  expect(() => describeCall(document, "http://127.0.0.1:1", "missing")).toThrow("has no operation missing");
});
