import type { DeclaredSerializers, RequestWriter } from "../../../packages/client/src/api-metadata.ts";
import { GongInputError } from "../../../packages/client/src/errors/gong-input-error.ts";
import { isObject, isRawBody } from "../../../packages/client/src/guards.ts";
import type { HeaderValues, Parameters } from "../../../packages/client/src/options/call-options.ts";
import { type ParameterStyle, type SerializedParameters, serializeParameter } from "./parameters.ts";

/** What `fetch` sends. `BodyInit` is not a global name where the types of Node.js take the place of the DOM's. */
type RequestBody = NonNullable<RequestInit["body"]>;

/** Writes a body that is not JSON in its media type. */
export type BodySerializer = (body: unknown) => RequestBody;

/** `application/json`, and what ends in `+json`. */
export const serializeJson: BodySerializer = (body) => JSON.stringify(body);

/** `encoding` of the spec for one property of a form: the media type of its part. */
export type PartTypes = { readonly [property: string]: string };

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const membersOf = (body: unknown): [string, unknown][] =>
  Object.entries(body as object).flatMap(([name, value]) =>
    listOf(value)
      // A form has no null.
      .filter((item) => item !== undefined && item !== null)
      .map((item): [string, unknown] => [name, item instanceof Date ? item.toJSON() : item]),
  );

const toText = (value: unknown): string => (isObject(value) ? JSON.stringify(value) : String(value));

const refuseFile = (name: string, value: unknown): void => {
  if (value instanceof Blob) throw new GongInputError(`${name}: a file cannot be sent in this form`);
};

/** `encoding` of the spec for one property of a form: how it is written, as a parameter of a query is. */
export type FormStyles = { readonly [property: string]: ParameterStyle };

/**
 * `application/x-www-form-urlencoded`: properties in the style that the spec gives them; of others one pair for each item
 * of an array, and objects as JSON.
 */
export const createFormSerializer =
  (styles: FormStyles = {}): BodySerializer =>
  (body) => {
    if (body instanceof URLSearchParams) return body;
    const pairs = Object.entries(body as object).map(([name, value]) => {
      for (const item of listOf(value)) refuseFile(name, item);
      const style = styles[name];
      if (style && value !== undefined && value !== null)
        return serializeParameter(encodeURIComponent(name), value, style);
      return new URLSearchParams(membersOf({ [name]: value }).map(([, item]) => [name, toText(item)])).toString();
    });
    return pairs.filter(Boolean).join("&");
  };

/** `multipart/form-data`: one part for each item of an array, files as they are, objects as JSON parts. */
export const createMultipartSerializer =
  (types: PartTypes = {}): BodySerializer =>
  (body) => {
    if (body instanceof FormData) return body;
    const form = new FormData();
    for (const [name, value] of membersOf(body)) {
      const type =
        types[name] ?? (typeof value === "object" && !(value instanceof Blob) ? "application/json" : undefined);
      if (value instanceof Blob) {
        const isTyped = type === undefined || value.type !== "";
        form.append(name, isTyped ? value : new File([value], value instanceof File ? value.name : "blob", { type }));
      } else if (type === undefined) form.append(name, toText(value));
      else form.append(name, new Blob([toText(value)], { type }));
    }
    return form;
  };

/** Any other media type: text, bytes and streams as they are. */
export const passBody: BodySerializer = (body) => body as RequestBody;

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
    // `fetch` writes that of a form by itself, for only it knows the boundary, and a range is not a type.
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
