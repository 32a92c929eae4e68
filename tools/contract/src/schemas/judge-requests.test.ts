import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { generate } from "@gong-engagement/generator/generate";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseInput } from "@gong-engagement/generator/model/parse-input";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { createPackages, type Packages } from "@gong-engagement/generator/testing/create-packages";
import type { inputSchemas } from "@gong-engagement/schemas";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRequestParser } from "../cases/create-request-parser.ts";
import { listAcceptedRequests } from "../cases/list-accepted-requests.ts";
import { listRefusedRequests } from "../cases/list-refused-requests.ts";
import type { RequestCase } from "../cases/request-case.ts";
import { toCallerValues } from "../cases/to-caller-values.ts";
import { toInput } from "../cases/to-input.ts";

type AnySchema = (typeof inputSchemas)[keyof typeof inputSchemas];

const fixtures = fileURLToPath(new URL("../../../generator/fixtures/features/", import.meta.url));
const specs = [undefined, ...(await readdir(fixtures)).filter((name) => name.endsWith(".yaml"))];

/** Operations for which no request can be made up that the spec allows. */
const impossible = ["json-schema.yaml putAll", "json-schema.yaml putBeside", "shared-names.yaml patchThing"];

let packages: Packages;

beforeAll(async () => {
  packages = await createPackages("handwritten");
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

const loadSchemas = async (spec: string | undefined): Promise<Readonly<Record<string, AnySchema>>> => {
  const folder = await createPackages("handwritten", packages.folder);
  const specFile = spec && join(fixtures, spec);
  const overlayFile = spec ? (false as const) : undefined;
  await generate({ packagesFolder: folder.folder, specFile, overlayFile, check: false, onProgress: () => {} });
  return (await import(/* @vite-ignore */ join(folder.folder, "schemas/src/index.ts"))).inputSchemas;
};

describe.each(specs)("%s", (spec) => {
  let document: OpenApiDocument;
  let schemas: Readonly<Record<string, AnySchema>>;

  beforeAll(async () => {
    const specFile = spec && join(fixtures, spec);
    ({ document } = await loadEffectiveSpec({ specFile, overlayFile: spec ? false : undefined }));
    schemas = await loadSchemas(spec);
  });

  const judgeAll = async (list: (operation: OperationModel) => readonly RequestCase[]) => {
    const verdicts = [];
    for (const operation of parseOperations(document)) {
      if (impossible.includes(`${spec} ${operation.operationId}`)) continue;
      for (const { request, ...rest } of list(operation)) {
        const input = toInput(operation, toCallerValues(document, operation, request));
        const issues = await validate(schemas[operation.operationId], input);
        verdicts.push({ operation, issues, ...rest });
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
});
