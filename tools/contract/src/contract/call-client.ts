import { type ClientOptions, createClient } from "@gong-engagement/client";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import type { RequestValues } from "@gong-engagement/mock/cases/create-request-schema";
import { toSdkValues } from "@gong-engagement/mock/cases/to-sdk-values";
import { noteCall } from "./coverage.ts";
import { spec } from "./spec.ts";

/** What a call of the openapi-fetch client resolves with. */
export interface ClientAnswer {
  readonly data?: unknown;
  /** The body of an error status; always truthy. */
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of an error. For one without a body the client says `HTTP 503` instead. */
export const errorBodyOf = ({ error, response }: ClientAnswer): unknown =>
  error === `HTTP ${response.status}` ? undefined : error;

/** Calls `client.PUT(path, ...)`, or its like, of a client of its own: a 429 pauses only that one. */
export const callClient = async (
  options: ClientOptions,
  operation: OperationModel,
  request: RequestValues,
  headers: Readonly<Record<string, string>> = {},
): Promise<ClientAnswer> => {
  noteCall("client", operation);
  const client = createClient(options);
  const method = operation.method.toUpperCase();
  const { body, ...params } = toSdkValues(spec, operation, request);
  const call: unknown = Reflect.get(client, method);
  if (typeof call !== "function") throw new TypeError(`The client has no ${method}`);
  return Reflect.apply(call, client, [operation.path, { params, body, headers }]);
};
