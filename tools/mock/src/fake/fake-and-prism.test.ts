import { createFake } from "@gong-engagement/fake";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { isJson } from "@gong-engagement/generator/model/media-types";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { parseSecuritySchemes } from "@gong-engagement/generator/model/parse-security-schemes";
import { expect, test } from "vitest";
import type { RequestModel } from "../cases/create-request-parser.ts";
import { createRequestSchema, type RequestValues } from "../cases/create-request-schema.ts";
import { createValidator } from "../cases/create-validator.ts";
import { keyOf } from "../cases/key-of.ts";
import { listAcceptedRequests } from "../cases/list-accepted-requests.ts";
import { listRefusedRequests } from "../cases/list-refused-requests.ts";
import { listStatuses } from "../cases/list-statuses.ts";
import { isKnownToPrism } from "../prism/adapt-for-prism.ts";
import { startPrism } from "../prism/start-prism.ts";
import { fixtures, listModels, loadFixture, serverPathOf } from "./fixtures.ts";
import { prepareRequest } from "./send-request.ts";

/** Documents that Prism does not start with, and why. */
const unstartable = new Map([
  ["headers.yaml", "its only operation has a header of an impossible name"],
  ["json-schema.yaml", "an example has a property named $ref, and Prism reads the file that it names"],
  ["references-in-data.yaml", "a $ref in data leads nowhere, and Prism follows it"],
]);
const names = fixtures.filter((name) => !unstartable.has(name));

/** Operations that Prism cannot answer, and why. */
const unreadable = new Map([
  [
    "get /files/{name}.{extension}:{action}/{StartTime<}/{user-id}",
    "Prism knows one parameter for each segment of a path",
  ],
  ["get /object", "Prism has no example of an object whose media type is a range"],
  ["get /s?kind=a", "Prism takes a query in a path for a part of the path"],
  ["get /c#frag", "Prism takes a fragment in a path for a part of the path"],
]);

/** Whether one of the schemes that are needed together is sent in the header `Authorization`, and Prism knows it. */
const isInHeader = (document: OpenApiDocument, names: readonly string[]): boolean =>
  parseSecuritySchemes(document).some(
    ([name, { scheme = "" }]) => names.includes(name) && ["basic", "bearer"].includes(scheme),
  );

interface Case {
  readonly title: string;
  readonly request: RequestValues;
  readonly headers?: Readonly<Record<string, string>>;
}

const listCases = (model: RequestModel, isRefused: (request: RequestValues) => boolean): readonly Case[] => [
  ...listAcceptedRequests(model),
  // Whether the fake is right where Prism sees nothing wrong, Prism cannot say.
  ...listRefusedRequests(model).filter(({ request }) => isRefused(request)),
  ...listStatuses(model.operation).map(({ status }) => ({
    title: `answered with ${status}`,
    request: model.everything,
    headers: { prefer: `code=${status}` },
  })),
];

/** Whether Prism can tell the parameters of an operation apart: it takes no notice of the case of their names. */
const hasDistinctNames = ({ parameters }: OperationModel): boolean =>
  new Set(parameters.map((parameter) => `${parameter.in} ${parameter.name.toLowerCase()}`)).size === parameters.length;

/** Methods that the document does not have at the path of an operation. */
const otherMethodsOf = (document: OpenApiDocument, { path }: OperationModel): readonly string[] => {
  const known = parseOperations(document).filter((operation) => operation.path === path);
  const others = ["HEAD", "OPTIONS", "GET", "DELETE", "PUT"].filter(
    (method) => !known.some((operation) => operation.method.toUpperCase() === method),
  );
  return others.slice(0, 3);
};

/** Sends every case of a document to Prism and to the fake, and lists those that they answer differently. */
const compare = async (document: OpenApiDocument) => {
  await using prism = await startPrism(document);
  const fake = createFake({ document, accounts: "any", quota: false });
  const compile = createValidator(prism.document, "request");
  const prismSchemas = new Map(
    parseOperations(prism.document).map((operation) => [keyOf(operation), createRequestSchema(operation)]),
  );
  const differences: string[] = [];
  let count = 0;
  const send = async (title: string, url: string, init: RequestInit): Promise<void> => {
    const expected = await fetch(url, init);
    fake.reset(); // Prism knows no repetition.
    const given = await fake.fetch(url, init);
    await expected.arrayBuffer().catch(() => undefined); // One that is documented may not be readable.
    count += 1;
    if (given.status === expected.status) return;
    const said = `${await given.text()} ${expected.headers.get("sl-violations") ?? ""}`;
    differences.push(`${title}: Prism ${expected.status}, fake ${given.status} ${said}`);
  };
  const models = listModels(document).filter(
    ({ operation }) => hasDistinctNames(operation) && !unreadable.has(keyOf(operation)) && isKnownToPrism(operation),
  );
  for (const model of models) {
    const { operation } = model;
    const serverPath = serverPathOf(document, operation);
    const schema = prismSchemas.get(keyOf(operation)) ?? false;
    for (const { title, request, headers = {} } of listCases(model, (values) => compile(schema)(values).length > 0)) {
      const { target, init } = prepareRequest(document, operation, request);
      for (const [name, value] of Object.entries(headers)) init.headers.set(name, value);
      await send(`${keyOf(operation)}, ${title}`, prism.url + serverPath + target, init);
    }
    const { target, init } = prepareRequest(document, operation, model.everything);
    const url = prism.url + serverPath + target;
    const { body: _, ...bare } = init;
    await send(`${keyOf(operation)}, elsewhere`, `${prism.url}${serverPath}/nowhere${target}`, init);
    for (const method of otherMethodsOf(document, operation)) {
      await send(`${keyOf(operation)}, but ${method}`, url, { ...bare, method });
    }
    const stranger = new Headers(init.headers);
    stranger.delete("authorization");
    if (operation.security.every((names) => isInHeader(document, names))) {
      await send(`${keyOf(operation)}, without credentials`, url, { ...init, headers: stranger });
    }
    if (isJson(init.headers.get("content-type") ?? "")) {
      // Prism itself does not answer JSON that cannot be read; the server in front of Prism gives such a body another media type.
      if ("400" in operation.responses)
        await send(`${keyOf(operation)}, half of JSON`, url, { ...init, body: '{"a":' });
      const headers = new Headers(init.headers);
      headers.set("content-type", "application/x-other");
      await send(`${keyOf(operation)}, another media type`, url, { ...init, headers });
    }
  }
  return { differences, count };
};

test("the fake answers every contract case of the spec with the status that Prism gives it", async () => {
  const { differences, count } = await compare((await loadEffectiveSpec()).document);
  expect(differences).toEqual([]);
  expect(count).toBeGreaterThan(0);
});

test.each(names)("the fake answers what Prism can judge of %s with the status that Prism gives it", async (name) => {
  const document = await loadFixture(name);
  const { differences, count } = await compare(document);
  expect(differences).toEqual([]);
  expect(count > 0).toBe(parseOperations(document).length > 0);
});
