import { isRawBody } from "./is-raw-body.ts";

const formType = "application/x-www-form-urlencoded";

/** Makes of a body what is sent: a form, binary and streams stay as they are, anything else becomes JSON. */
export const serializeBody = (body: unknown, contentType: unknown): unknown => {
  if (isRawBody(body)) return body;
  return contentType === formType
    ? new URLSearchParams(body as Record<string, string>).toString()
    : JSON.stringify(body);
};
