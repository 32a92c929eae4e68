import { isJson } from "@gong-engagement/generator/model/media-types";
import type { Pair } from "./write-parameter.ts";

/** A request as it goes over the wire, decoded. */
export interface WireRequest {
  readonly method: string;
  /** Segments of the path. */
  readonly path: readonly string[];
  readonly query: readonly Pair[];
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  /** Without its parameters. */
  readonly mediaType: string | undefined;
  /** The value of JSON, the pairs of a form, or text; `undefined` if the request has no body. */
  readonly body: unknown;
}

const readBody = async (request: Request): Promise<unknown> => {
  if (request.body === null) return undefined;
  const mediaType = request.headers.get("content-type") ?? "";
  if (isJson(mediaType)) return request.json();
  if (mediaType.startsWith("application/x-www-form-urlencoded")) return [...new URLSearchParams(await request.text())];
  if (!mediaType.startsWith("multipart/form-data")) return request.text();
  const parts = [...(await request.formData())];
  return Promise.all(parts.map(async ([name, part]) => [name, typeof part === "string" ? part : await part.text()]));
};

/** Reads a request as a service would. */
export const readRequest = async (request: Request): Promise<WireRequest> => {
  const { pathname, searchParams } = new URL(request.url);
  const { cookie, "content-type": contentType, ...headers } = Object.fromEntries(request.headers);
  return {
    method: request.method,
    path: pathname.split("/").map(decodeURIComponent),
    query: [...searchParams],
    headers,
    cookies: cookie?.split("; ") ?? [],
    mediaType: contentType?.replace(/\s*;.*/, ""),
    body: await readBody(request),
  };
};
