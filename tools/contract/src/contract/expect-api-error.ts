import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import * as sdk from "@gong-engagement/sdk";
import { expect } from "vitest";

export interface ExpectedApiError {
  readonly operation: OperationModel;
  readonly status: number;
  /** The body of the same answer, as the client gave it. */
  readonly body: unknown;
}

const classes = [
  { status: 400, errorClass: sdk.GongBadRequestError, guard: sdk.isGongBadRequestError },
  { status: 401, errorClass: sdk.GongAuthenticationError, guard: sdk.isGongAuthenticationError },
  { status: 403, errorClass: sdk.GongPermissionError, guard: sdk.isGongPermissionError },
  { status: 404, errorClass: sdk.GongNotFoundError, guard: sdk.isGongNotFoundError },
  { status: 409, errorClass: sdk.GongConflictError, guard: sdk.isGongConflictError },
  { status: 429, errorClass: sdk.GongRateLimitError, guard: sdk.isGongRateLimitError },
];

const isServerError = (status: number): boolean => status >= 500;
const mayHaveArrived = (status: number): boolean => isServerError(status) || status === 408 || status === 425;

/** Expects an error of the class of its status, with all that the answer says, and returns it. */
export const expectApiError = (error: unknown, { operation, status, body }: ExpectedApiError): sdk.GongApiError => {
  if (!sdk.isGongApiError(error)) throw new Error(`${operation.operationId} gave no GongApiError`, { cause: error });
  expect(error).toBeInstanceOf(sdk.GongApiError);
  for (const known of classes) {
    expect(known.guard(error)).toBe(known.status === status);
    expect(error instanceof known.errorClass).toBe(known.status === status);
  }
  expect(sdk.isGongServerError(error)).toBe(isServerError(status));

  const { requestId, errors = [] } = Object(body) as { readonly requestId?: string; readonly errors?: string[] };
  expect(error.status).toBe(status);
  expect(error.body).toEqual(body);
  expect(error.requestId).toBe(requestId);
  expect(error.errors).toEqual(errors);
  expect(error.operationId).toBe(operation.operationId);
  expect(error.attempts).toBe(1);
  expect(error.delivery).toBe(mayHaveArrived(status) ? "unknown" : "refused");
  const seconds = error.headers.get("retry-after");
  expect(error.retryAfter).toBe(seconds === null ? undefined : Number(seconds) * 1_000);
  return error;
};
