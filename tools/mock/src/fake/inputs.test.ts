import { createFake } from "@gong-engagement/fake";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { isObject } from "@gong-engagement/kit/is-object";
import { expect, test } from "vitest";
import type { RequestValues } from "../cases/create-request-schema.ts";
import { keyOf } from "../cases/key-of.ts";
import { listAcceptedRequests } from "../cases/list-accepted-requests.ts";
import { fixtures, listModels, loadFixture, serverPathOf } from "./fixtures.ts";
import { prepareRequest } from "./send-request.ts";

const toInput = ({ body, ...places }: RequestValues): object => ({
  ...Object.assign({}, ...Object.values(places)),
  ...(isObject(body) ? body : body !== undefined && { body }),
});

/** What the fake reads of each request that a document allows, beside what was written. */
const readInputs = async (document: OpenApiDocument) => {
  const fake = createFake({ document, accounts: "any", quota: false });
  const inputs = [];
  for (const model of listModels(document)) {
    const { operation } = model;
    // The client fills in what is missing in the others.
    const requests = listAcceptedRequests(model).filter(({ request }) => model.validate(request).length === 0);
    for (const { title, request } of requests) {
      const { target, init } = prepareRequest(document, operation, request);
      fake.reset();
      await fake.fetch(`http://localhost${serverPathOf(document, operation)}${target}`, init);
      const [attempt] = fake.attempts;
      const name = `${keyOf(operation)}, ${title}`;
      inputs.push({
        written: { name, errors: [], input: toInput(request) },
        read: { name, errors: attempt?.errors, input: attempt?.input },
      });
    }
  }
  return inputs;
};

test.each(fixtures)("the fake reads every request that %s allows as it was written", async (name) => {
  const document = await loadFixture(name);
  const inputs = await readInputs(document);
  expect(inputs.length > 0).toBe(parseOperations(document).length > 0);
  expect(inputs.map(({ read }) => read)).toEqual(inputs.map(({ written }) => written));
});
