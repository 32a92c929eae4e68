import type { SchemeReader } from "./auth/auth.ts";
import type { readNamed } from "./auth/read-named.ts";
import type { RequestWriter } from "./serialize/create-request-writer.ts";

/** The top-level type of a decoded JSON document, or how a body of another media type is read. */
export type BodyKind = "object" | "array" | "string" | "number" | "boolean" | "null" | "text" | "binary";

/** What a response of one media type decodes to. More than one kind for unions, none for a schema that allows anything. */
export type MediaTypes = { readonly [mediaType: string]: readonly BodyKind[] };

/** What the transport knows of one operation. Generated from the spec. */
export interface Operation {
  /** `operationId` of the spec, or the derived name if the spec has none. */
  readonly operationId: string;
  /** Property of the JSON body that makes a repeat harmless (`x-idempotency-key` in the spec). */
  readonly idempotencyKey?: string;
  /** Makes the base URL of the operation from that of the client, where the spec gives the operation a server of its own. */
  readonly alternativeServer?: (baseUrl: string) => string;
  /** Alternatives; each is a list of schemes that are needed together. Absent: the operation needs no credentials. */
  readonly security?: readonly (readonly string[])[];
  /** How a request is written, where openapi-fetch would write it in another way than the spec says. */
  readonly write?: RequestWriter;
  /** Media types of each documented 2xx status; an empty object if it has no body. */
  readonly responses: { readonly [status: string]: MediaTypes };
}

/** Operations by `METHOD /path/{template}`. */
export type Operations = { readonly [methodAndPath: string]: Operation };

/** What satisfies a security scheme of the spec. */
export interface SecurityScheme {
  /** Credentials of which kind do, unless there is one under the scheme's name: the access key, or the bearer token. */
  readonly accepts?: "basic" | "bearer";
  /** Reads a credential given under the scheme's name. Absent: it cannot be given so. */
  readonly read?: SchemeReader;
}

/** What the transport knows of the service. Generated from the spec and the generator's config. */
export interface Service {
  /** First server of the spec: default of `baseUrl`, and the path that a base URL without one gets. */
  readonly server: string;
  /** Prefix of the environment variables, e.g. `GONG` for `GONG_BASE_URL`. */
  readonly envPrefix: string;
  /** Version of this package, for the `User-Agent`. */
  readonly version: string;
  /** All but client certificates, which are a matter of the connection. */
  readonly securitySchemes: { readonly [name: string]: SecurityScheme };
  /** Reads what is given under the names of these. Absent: nothing is. */
  readonly readNamed?: typeof readNamed;
  /** Windows of `x-rate-limit`: at most `limit` starts in any `interval` milliseconds. */
  readonly rateLimit: readonly { readonly limit: number; readonly interval: number }[];
}
