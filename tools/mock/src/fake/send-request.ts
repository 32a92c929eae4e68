import { isJson } from "@gong-engagement/generator/model/media-types";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseSecuritySchemes } from "@gong-engagement/generator/model/parse-security-schemes";
import type { RequestValues } from "../cases/create-request-schema.ts";
import { writeRequest } from "../wire/write-request.ts";

export interface PreparedRequest {
  /** Path and query, below the server's path. */
  readonly target: string;
  readonly init: RequestInit & { readonly headers: Headers };
}

/** Characters that a path may contain stay as they are. */
const encodeSegment = (text: string): string =>
  encodeURIComponent(text).replaceAll(/%(24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent);

/** One of the alternatives of credentials that an operation takes. */
const writeCredentials = (
  document: OpenApiDocument,
  { security }: OperationModel,
  headers: Headers,
  query: string[],
) => {
  const schemes = new Map(parseSecuritySchemes(document));
  const inHeader = (name: string): boolean => !["apiKey", "mutualTLS"].includes(schemes.get(name)?.type ?? "apiKey");
  const names = security.find((alternative) => alternative.filter(inHeader).length < 2) ?? [];
  for (const name of names) {
    const scheme = schemes.get(name);
    if (!scheme || scheme.type === "mutualTLS") continue;
    if (scheme.type !== "apiKey") {
      headers.set(
        "authorization",
        scheme.scheme === "basic" ? `Basic ${btoa("key:secret")}` : `${scheme.prefix} credential`,
      );
    } else if (scheme.in === "header") headers.set(scheme.name ?? "", "credential");
    else if (scheme.in === "query") query.push(`${scheme.name}=credential`);
    else headers.append("cookie", `${scheme.name}=credential`);
  }
};

const writeBody = (mediaType: string, body: unknown, headers: Headers): BodyInit => {
  const pairs = (): [string, string][] => (Array.isArray(body) ? body : []);
  if (mediaType.startsWith("multipart/")) {
    const form = new FormData();
    for (const [name, value] of pairs()) form.append(name, value);
    return form; // `fetch` writes the media type with the boundary.
  }
  headers.set("content-type", mediaType);
  if (mediaType === "application/x-www-form-urlencoded") return new URLSearchParams(pairs()).toString();
  return isJson(mediaType) ? JSON.stringify(body) : String(body);
};

/** A request as `fetch` takes it, written by the spec alone. */
export const prepareRequest = (
  document: OpenApiDocument,
  operation: OperationModel,
  request: RequestValues,
): PreparedRequest => {
  const written = writeRequest(operation, request);
  const headers = new Headers(written.headers);
  const query = written.query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  if (written.cookies.length > 0) headers.set("cookie", written.cookies.join("; "));
  writeCredentials(document, operation, headers, query);
  const { mediaType, body, method } = written;
  const sent = body === undefined ? undefined : writeBody(mediaType ?? "application/json", body, headers);
  return {
    target: `${written.path.map(encodeSegment).join("/")}${query.length > 0 ? `?${query.join("&")}` : ""}`,
    init: { method, headers, redirect: "manual", ...(sent !== undefined && { body: sent }) },
  };
};
