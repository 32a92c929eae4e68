import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { createClient } from "@gong-engagement/client";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseInput } from "@gong-engagement/generator/model/parse-input";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { createPackages, type Packages } from "@gong-engagement/generator/testing/create-packages";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { createRequestParser } from "@gong-engagement/mock/cases/create-request-parser";
import type { RequestValues } from "@gong-engagement/mock/cases/create-request-schema";
import { listAcceptedRequests } from "@gong-engagement/mock/cases/list-accepted-requests";
import { listRefusedRequests } from "@gong-engagement/mock/cases/list-refused-requests";
import type { RequestCase } from "@gong-engagement/mock/cases/request-case";
import { toInput } from "@gong-engagement/mock/cases/to-input";
import { toSdkValues } from "@gong-engagement/mock/cases/to-sdk-values";
import type { inputSchemas } from "@gong-engagement/schemas";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

type AnySchema = (typeof inputSchemas)[keyof typeof inputSchemas];

const fixtures = fileURLToPath(new URL("../../../generator/fixtures/features/", import.meta.url));
const specs = [undefined, ...(await readdir(fixtures)).filter((name) => name.endsWith(".yaml"))];

/** Operations for which no request can be made up that the spec allows. */
const impossible = ["json-schema.yaml putAll", "json-schema.yaml putBeside"];

/** The handwritten parts once, and what is generated from each document in a folder beside `src/generated`. */
let packages: Packages;

const load = (name: string, file: string) => import(/* @vite-ignore */ join(packages.folder, name, "src", file));

beforeAll(async () => {
  packages = await createPackages("handwritten");
  for (const name of ["client", "schemas"]) {
    const source = join(packages.folder, name, "src");
    await cp(join(repositoryRoot, "packages", name, "src/generated"), join(source, "generated"), { recursive: true });
    for (const spec of specs) {
      // A test of the generator compares these with what it prints.
      const snapshot = spec && join(fixtures, "__snapshots__", spec.replace(".yaml", ""), name);
      if (snapshot) await cp(snapshot, join(source, spec), { recursive: true });
    }
  }
});

afterAll(() => packages[Symbol.asyncDispose]());

const validate = async (schema: AnySchema | undefined, input: unknown) => {
  if (!schema) throw new Error("there is no schema");
  const result = await schema["~standard"].validate(input);
  return (result.issues ?? []).map(({ message, path = [] }) => ({
    message,
    path: path.map((step) => String(typeof step === "object" ? step.key : step)),
  }));
};

/** Whether a member of the input is at the place that the title of a case names. A culprit is never a number; such a name may look like a number. */
const isNamed = (operation: OperationModel, title: string, name: string): boolean => {
  const renamed = [...parseInput(operation).renamedBodyProperties].find(([, inputName]) => inputName === name);
  return /\d$/.test(name) && title.includes(`.${renamed?.[0] ?? name}`);
};

/** Name in the input of what has another name in the request. */
const nameInInput = (operation: OperationModel, culprit: string): readonly string[] => {
  const { parameters, renamedBodyProperties } = parseInput(operation);
  const renamed = parameters.filter(({ parameter }) => parameter.name === culprit).map(({ inputName }) => inputName);
  return [culprit, ...renamed, renamedBodyProperties.get(culprit) ?? culprit];
};

/** What is generated from a document. */
interface Generated {
  readonly createClient: typeof createClient;
  readonly inputSchemas: Readonly<Record<string, AnySchema>>;
}

const loadGenerated = async (spec = "generated"): Promise<Generated> => {
  const { createClientFor } = await load("client", "create-client.ts");
  const { operations } = await load("client", `${spec}/operations.ts`);
  const { service } = await load("client", `${spec}/service.ts`);
  const { inputSchemas } = await load("schemas", `${spec}/index.ts`);
  return { createClient: (options) => createClientFor({ operations, service }, options), inputSchemas };
};

/** Makes a call of the client that checks its input, and tells whether anything was sent, and which error there was. */
const send = async ({ createClient, inputSchemas }: Generated, operation: OperationModel, request: RequestValues) => {
  let isSent = false;
  const client = createClient({
    baseUrl: "https://api.example.com",
    auth: { bearerToken: "token" },
    validate: inputSchemas,
    rateLimit: false,
    retry: false,
    fetch: async () => {
      isSent = true;
      return new Response(null, { status: 400 });
    },
  });
  const { body, ...params } = request;
  const call = Reflect.apply(client.request, client, [operation.method, operation.path, { params, body }]);
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { isSent, error: error as { readonly name: string; readonly issues?: readonly unknown[] } | undefined };
};

describe.each(specs)("%s", (spec) => {
  let document: OpenApiDocument;
  let generated: Generated;

  beforeAll(async () => {
    const specFile = spec && join(fixtures, spec);
    ({ document } = await loadEffectiveSpec({ specFile, overlayFile: spec ? false : undefined }));
    generated = await loadGenerated(spec);
  });

  const judgeAll = async (list: (operation: OperationModel) => readonly RequestCase[]) => {
    const verdicts = [];
    for (const operation of parseOperations(document)) {
      if (impossible.includes(`${spec} ${operation.operationId}`)) continue;
      for (const { request, ...rest } of list(operation)) {
        const values = toSdkValues(document, operation, request);
        const issues = await validate(generated.inputSchemas[operation.operationId], toInput(operation, values));
        verdicts.push({ operation, issues, values, ...rest });
      }
    }
    return verdicts;
  };

  test("requests can be made of every operation, but for those that are known", () => {
    const parse = createRequestParser(document);
    for (const operation of parseOperations(document)) {
      const isImpossible = impossible.includes(`${spec} ${operation.operationId}`);
      if (isImpossible) expect(() => parse(operation)).toThrow("No valid sample");
      else expect(parse(operation).operation).toBe(operation);
    }
  });

  test("the schemas accept every request that the spec accepts", async () => {
    const parse = createRequestParser(document);
    const wrong = (await judgeAll((operation) => listAcceptedRequests(parse(operation)))).filter(
      ({ issues }) => issues.length > 0,
    );
    expect(
      wrong.map(({ operation, title, issues }) => `${operation.operationId}, ${title}: ${JSON.stringify(issues)}`),
    ).toEqual([]);
  });

  test("the schemas refuse every request that the spec refuses, at the same place", async () => {
    const parse = createRequestParser(document);
    const refused = await judgeAll((operation) => {
      const model = parse(operation);
      // What one alternative requires, another one may leave out.
      return listRefusedRequests(model).filter(({ request }) => model.validate(request).length > 0);
    });
    const wrong = refused.filter((verdict) => {
      const culprit = "culprit" in verdict ? String(verdict.culprit) : "";
      const names = nameInInput(verdict.operation, culprit);
      return !verdict.issues.some(({ path }) =>
        path.some((name) => names.includes(name) || isNamed(verdict.operation, verdict.title, name)),
      );
    });
    expect(
      wrong.map(({ operation, title, issues }) => `${operation.operationId}, ${title}: ${JSON.stringify(issues)}`),
    ).toEqual([]);
  });

  test("a client with the schemas sends what they accept, and nothing else, however the input is written", async () => {
    const parse = createRequestParser(document);
    const verdicts = await judgeAll((operation) => {
      const model = parse(operation);
      return [...listAcceptedRequests(model), ...listRefusedRequests(model)];
    });
    const wrong = [];
    for (const { operation, title, issues, values } of verdicts) {
      const { isSent, error } = await send(generated, operation, values);
      // There are operations that a bearer token is not enough for.
      if (error?.name === "GongConfigError") continue;
      const found = error?.name === "GongInputError" ? error.issues : [];
      if (isSent !== (issues.length === 0) || found?.length !== issues.length) {
        wrong.push(`${operation.operationId}, ${title}: ${error}, ${JSON.stringify(issues)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
