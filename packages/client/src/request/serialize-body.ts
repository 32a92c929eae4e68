import { defaultBodySerializer } from "openapi-fetch";
import { isRawBody } from "./is-raw-body.ts";

/** Makes of a body what is sent. */
export const serializeBody = (body: unknown, headers?: unknown): unknown =>
  isRawBody(body) ? body : (defaultBodySerializer as (body: unknown, headers: unknown) => unknown)(body, headers);
