import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import type { RequestValues } from "@gong-engagement/mock/cases/create-request-schema";
import type { WireRequest } from "@gong-engagement/mock/wire/read-request";
import { writeRequest } from "@gong-engagement/mock/wire/write-request";
import { expect } from "vitest";
import { namedCredential } from "./auth-kinds.ts";

/** The client fills an idempotency key in if the operation has one and none was given. */
const withKey = ({ idempotencyKey }: OperationModel, body: unknown): unknown =>
  idempotencyKey === undefined || Array.isArray(body) || typeof body !== "object" || body === null
    ? body
    : { [idempotencyKey]: expect.any(String), ...body };

/** Expects that what was sent each time is the request as the spec says it is written, and credentials. */
export const expectSent = (sent: readonly WireRequest[], operation: OperationModel, request: RequestValues): void => {
  const expected = writeRequest(operation, request);
  for (const { method, path, query, headers, cookies, mediaType, body } of sent) {
    expect(method).toBe(expected.method);
    expect(path.slice(-expected.path.length + 1)).toEqual(expected.path.slice(1));
    expect(query.filter(([, value]) => value !== namedCredential)).toEqual(expected.query);
    expect(headers).toMatchObject(expected.headers);
    expect(cookies).toEqual(expect.arrayContaining([...expected.cookies]));
    expect(mediaType).toBe(expected.mediaType);
    expect(body).toEqual(withKey(operation, expected.body));
  }
};
