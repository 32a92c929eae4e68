import { isJson } from "@gong-engagement/generator/model/media-types";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { expect } from "vitest";
import type { RequestValues } from "../cases/create-request-schema.ts";
import type { SentRequest } from "./record-requests.ts";

/** The body of a request as it has to be sent: with an idempotency key if the operation has one and none was given. */
const expectedBodyOf = ({ idempotencyKey }: OperationModel, { body }: RequestValues): unknown =>
  idempotencyKey === undefined ? body : { [idempotencyKey]: expect.any(String), ...Object(body) };

/** Expects that the same request was sent each time, with the body as it was given. */
export const expectSent = (sent: readonly SentRequest[], operation: OperationModel, request: RequestValues): void => {
  const [first, ...others] = sent;
  for (const { url, method } of others) expect({ url, method }).toEqual({ url: first?.url, method: first?.method });
  if (operation.body && !isJson(operation.body.mediaType)) return;
  for (const { body } of sent) expect(body).toEqual(expectedBodyOf(operation, request));
};
