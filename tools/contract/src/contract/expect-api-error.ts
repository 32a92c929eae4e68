import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import * as sdk from "@gong-engagement/sdk";
import { expect } from "vitest";

export interface ExpectedApiError {
  /** Name of the form in which the operation was called. */
  readonly name: string;
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

/** Milliseconds to wait; for a date any number, since time passes. */
const expectedWait = (header: string | null): unknown => {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  return header.endsWith("GMT") ? expect.any(Number) : undefined;
};

/** Expects an error of the class of its status, with all that the answer says, and returns it. */
export const expectApiError = (error: unknown, expected: ExpectedApiError): sdk.GongApiError => {
  const { name, operation, status, body } = expected;
  if (!sdk.isGongApiError(error)) {
    throw new Error(`${name}: ${operation.operationId} gave no GongApiError`, { cause: error });
  }
  expect(error, name).toBeInstanceOf(sdk.GongApiError);
  for (const known of classes) {
    expect(known.guard(error), name).toBe(known.status === status);
    expect(error instanceof known.errorClass, name).toBe(known.status === status);
  }
  expect(sdk.isGongServerError(error), name).toBe(isServerError(status));

  const { requestId, errors } = Object(body) as { readonly requestId?: unknown; readonly errors?: unknown };
  const reasons: unknown[] = Array.isArray(errors) ? errors : [];
  expect(error.status, name).toBe(status);
  expect(error.body, name).toEqual(body);
  expect(error.requestId, name).toBe(typeof requestId === "string" ? requestId : undefined);
  expect(error.errors, name).toEqual(reasons.filter((reason) => typeof reason === "string"));
  expect(error.operationId, name).toBe(operation.operationId);
  expect(error.attempts, name).toBe(1);
  expect(error.delivery, name).toBe(mayHaveArrived(status) ? "unknown" : "refused");
  expect(error.retryAfter, name).toEqual(expectedWait(error.headers.get("retry-after")));
  return error;
};
