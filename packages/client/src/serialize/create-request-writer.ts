import type { HeaderValues } from "../options/call-options.ts";
import { isRawBody } from "../request/is-raw-body.ts";
import type { BodySerializer } from "./body-serializers.ts";
import type { SerializedParameters } from "./create-parameter-serializer.ts";
import type { Parameters } from "./parameter-styles.ts";

/** What openapi-fetch takes in place of its own serializers, and the headers that the input becomes. */
export interface DeclaredSerializers {
  readonly querySerializer?: () => string;
  readonly pathSerializer?: (url: string) => string;
  readonly bodySerializer?: (body: unknown) => unknown;
  readonly headers: HeaderValues;
}

/**
 * Says how a request is written.
 *
 * @param contentType - of the call's headers; chooses among the media types of the spec
 */
export type RequestWriter = (params: Parameters, body: unknown, contentType: unknown) => DeclaredSerializers;

/** What the spec says of a request, where openapi-fetch would write it in another way. */
export interface DeclaredRequest {
  readonly parameters?: (parameters: Parameters) => SerializedParameters;
  /** By media type; the first one is sent unless the call's `Content-Type` is another of them. Absent: JSON. */
  readonly body?: { readonly [mediaType: string]: BodySerializer };
}

const mediaTypeOf = (contentType: unknown): string =>
  String(contentType ?? "")
    .replace(/\s*;.*/, "")
    .toLowerCase();

const declareBody = (serializers: NonNullable<DeclaredRequest["body"]>, contentType: unknown): DeclaredSerializers => {
  const entries = Object.entries(serializers);
  const asked = mediaTypeOf(contentType);
  const [mediaType, serialize] = entries.find(([name]) => mediaTypeOf(name) === asked) ?? entries[0] ?? ["", String];
  return {
    bodySerializer: (body) => (isRawBody(body) ? body : serialize(body)),
    // `fetch` writes that of a form by itself, for only it knows the boundary, and a range is no type.
    headers: asked || /^multipart\/|\*/i.test(mediaType) ? {} : { "content-type": mediaType },
  };
};

/** For an operation whose requests openapi-fetch would write in another way than the spec says. */
export const createRequestWriter =
  (declared: DeclaredRequest): RequestWriter =>
  (params, body, contentType) => {
    const parameters = declared.parameters?.(params) ?? { headers: params.header as HeaderValues | undefined };
    if (!declared.body || body === undefined) return { ...parameters, headers: parameters.headers ?? {} };
    const written = declareBody(declared.body, contentType);
    return { ...parameters, ...written, headers: { ...parameters.headers, ...written.headers } };
  };
