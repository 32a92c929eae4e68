import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { expect } from "vitest";
import type { RequestValues } from "../cases/create-request-schema.ts";
import type { WireRequest } from "../wire/read-request.ts";
import { writeRequest } from "../wire/write-request.ts";
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
