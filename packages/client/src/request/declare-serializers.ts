import type { Operation } from "../operation.ts";
import type { HeaderValues } from "../options/call-options.ts";
import type { Parameters } from "../serialize/parameter-styles.ts";
import { isRawBody } from "./is-raw-body.ts";

/** What openapi-fetch takes in place of its own serializers, and the headers that the input becomes. */
export interface DeclaredSerializers {
  readonly querySerializer?: () => string;
  readonly pathSerializer?: (url: string) => string;
  readonly bodySerializer?: (body: unknown) => unknown;
  readonly headers: HeaderValues;
}

const mediaTypeOf = (contentType: unknown): string =>
  String(contentType ?? "")
    .replace(/\s*;.*/, "")
    .toLowerCase();

const declareBody = (requestBody: NonNullable<Operation["requestBody"]>, contentType: unknown): DeclaredSerializers => {
  const entries = Object.entries(requestBody);
  const asked = mediaTypeOf(contentType);
  const [mediaType, serialize] = entries.find(([name]) => mediaTypeOf(name) === asked) ?? entries[0] ?? ["", String];
  return {
    bodySerializer: (body) => (isRawBody(body) ? body : serialize(body)),
    // `fetch` writes that of a form by itself, for only it knows the boundary.
    headers: asked || mediaType.startsWith("multipart/") ? {} : { "content-type": mediaType },
  };
};

/**
 * How a request of an operation is written where that is not openapi-fetch's own way.
 *
 * @param callHeaders - their `content-type` chooses among the media types of the spec
 */
export const declareSerializers = (
  { serializeParameters, requestBody }: Operation,
  params: Parameters,
  callHeaders: HeaderValues,
  body: unknown,
): DeclaredSerializers => {
  const parameters = serializeParameters?.(params) ?? { headers: params.header as HeaderValues | undefined };
  if (!requestBody || body === undefined) return { ...parameters, headers: parameters.headers ?? {} };
  const declared = declareBody(requestBody, callHeaders["content-type"]);
  return { ...parameters, ...declared, headers: { ...parameters.headers, ...declared.headers } };
};
