import { isJson } from "@gong-engagement/generator/model/media-types";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { createRequestParser, type RequestModel } from "@gong-engagement/mock/cases/create-request-parser";
import type { RequestValues } from "@gong-engagement/mock/cases/create-request-schema";
import { listRefusedRequests } from "@gong-engagement/mock/cases/list-refused-requests";
import { toInput } from "@gong-engagement/mock/cases/to-input";

/** A call that the programs can make, and what it needs in each of its forms. */
export interface SampleCall {
  readonly operationId: string;
  /** What the names of the operation's types begin with. */
  readonly typeName: string;
  /** Property of the SDK's class that has the method. */
  readonly tag: string;
  readonly method: string;
  readonly path: string;
  readonly mediaType: string;
  /** Whether repeating the request is harmless, by its method or by an idempotency key. */
  readonly isRepeatable: boolean;
  /** What the SDK's method takes: only what the spec requires. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** The calls of the programs. */
export interface Sample {
  /** The call that most programs make. */
  readonly main: SampleCall;
  /** The input of that call without a property that is required. */
  readonly refusedInput: Readonly<Record<string, unknown>>;
  readonly refusedBody: unknown;
  /** A property that may be left out of the input of that call. */
  readonly optionalProperty: string;
  /** One call for each operation whose input is the properties of a JSON body; `main` is the first. */
  readonly calls: readonly SampleCall[];
}

const repeatableMethods = ["get", "head", "options", "trace", "put", "delete"];

const isUsable = ({ body, parameters, server }: OperationModel): boolean =>
  server === undefined &&
  body?.properties !== undefined &&
  isJson(body.mediaType) &&
  parameters.every(({ required }) => required !== true);

const createCall = ({ operation, required, everything }: RequestModel): SampleCall => {
  // A body that need not be given is left out of the smallest request.
  const request: RequestValues = required.body === undefined ? everything : required;
  return {
    operationId: operation.operationId,
    typeName: operation.typeName,
    tag: operation.tag.propertyName,
    method: operation.method.toUpperCase(),
    path: operation.path,
    mediaType: operation.body?.mediaType ?? "",
    isRepeatable: repeatableMethods.includes(operation.method) || operation.idempotencyKey !== undefined,
    input: toInput(operation, request),
    body: request.body,
  };
};

const findRefusal = (model: RequestModel): RequestValues | undefined =>
  listRefusedRequests(model).find(({ title }) => title.startsWith("no body."))?.request;

const findOptionalProperty = ({ operation, everything, required }: RequestModel): string | undefined => {
  const given = toInput(operation, required);
  return Object.keys(toInput(operation, everything)).find((name) => !Object.hasOwn(given, name));
};

/** A call that may be repeated by its method alone, so that the programs see it retried, with all that they try. */
const findMain = (models: readonly RequestModel[]) => {
  for (const model of models) {
    const refusal = findRefusal(model);
    const optionalProperty = findOptionalProperty(model);
    if (repeatableMethods.includes(model.operation.method) && refusal && optionalProperty !== undefined) {
      return { model, refusal, optionalProperty };
    }
  }
  throw new Error(
    "The programs need an operation with PUT, without required parameters, whose JSON body has properties, some of them required.",
  );
};

/**
 * Derives the calls of the programs from the spec, so that no program knows an operation.
 *
 * @throws Error if the spec has no operation that the programs could call.
 */
export const createSample = (document: OpenApiDocument): Sample => {
  const models = parseOperations(document).filter(isUsable).map(createRequestParser(document));
  const { model, refusal, optionalProperty } = findMain(models);
  return {
    main: createCall(model),
    refusedInput: toInput(model.operation, refusal),
    refusedBody: refusal.body,
    optionalProperty,
    calls: [model, ...models.filter((other) => other !== model)].map(createCall),
  };
};
