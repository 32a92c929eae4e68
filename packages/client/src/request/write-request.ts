import { GongInputError } from "../errors/gong-input-error.ts";
import type { Operation } from "../operation.ts";
import type { HeadersOption, HeaderValues } from "../options/call-options.ts";
import { mergeHeaders } from "../options/merge-headers.ts";
import { resolveHeaders } from "../options/resolve-headers.ts";
import type { Settings } from "../options/resolve-options.ts";
import type { CallInit } from "./prepare-call.ts";
import { serializeBody } from "./serialize-body.ts";

/** Headers and body of a request, and what writes its URL where openapi-fetch does it in another way. */
export interface WrittenRequest extends Pick<CallInit, "querySerializer" | "pathSerializer"> {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: NonNullable<RequestInit["body"]> | null;
}

const checkHeaders = (headers: HeadersOption | undefined): HeaderValues | undefined =>
  headers && resolveHeaders(headers, GongInputError);

/**
 * Writes headers and body, so that what is changed later changes nothing.
 *
 * @param body - that of `init`, completed
 * @throws GongInputError if headers cannot be sent. What a serializer throws is passed on.
 */
export const writeRequest = (
  operation: Operation,
  init: CallInit,
  body: unknown,
  { headers, jsonHeaders }: Settings,
): WrittenRequest => {
  const { params = {} } = init;
  const own = checkHeaders(init.headers);
  const declared = operation.write?.(params, body, own?.["content-type"]);
  const parameters = checkHeaders(declared ? declared.headers : (params.header as HeadersOption | undefined));

  const contentType = own?.["content-type"] ?? headers["content-type"];
  const serialize = init.bodySerializer ?? declared?.bodySerializer ?? serializeBody;
  // What a serializer of the caller makes is taken for what `fetch` can send.
  const written = body === undefined ? null : (serialize(body, contentType) as WrittenRequest["body"]);
  const basis = typeof written === "string" ? jsonHeaders : headers;
  return {
    querySerializer: declared?.querySerializer,
    pathSerializer: declared?.pathSerializer,
    headers: own || parameters ? mergeHeaders(basis, own, parameters) : basis,
    body: written,
  };
};
