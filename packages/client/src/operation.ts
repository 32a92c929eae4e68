import type { SchemeReader } from "./auth/auth.ts";
import type { BodySerializer } from "./serialize/body-serializers.ts";
import type { SerializedParameters } from "./serialize/create-parameter-serializer.ts";
import type { Parameters } from "./serialize/parameter-styles.ts";

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
  /** Writes the parameters, where openapi-fetch would write them in another way than the spec says. */
  readonly serializeParameters?: (parameters: Parameters) => SerializedParameters;
  /**
   * How a body is written, by media type; the first one is sent unless the call's `Content-Type` is another of them.
   * Absent: `application/json`.
   */
  readonly requestBody?: { readonly [mediaType: string]: BodySerializer };
  /** Media types of each documented 2xx status; an empty object if it has no body. */
  readonly responses: { readonly [status: string]: MediaTypes };
}

/** Operations by `METHOD /path/{template}`. */
export type Operations = { readonly [methodAndPath: string]: Operation };

/** A security scheme of the spec, as far as a request is affected by it. */
export interface SecurityScheme {
  readonly type: "http" | "apiKey" | "oauth2" | "openIdConnect" | "mutualTLS";
  /** Of HTTP authentication: `basic` or `bearer`, or another one as in the spec. */
  readonly scheme?: string;
  /** Reads a credential given under the scheme's name. Absent: there is another way to give it, or none. */
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
  readonly securitySchemes: { readonly [name: string]: SecurityScheme };
  /** Windows of `x-rate-limit`: at most `limit` starts in any `interval` milliseconds. */
  readonly rateLimit: readonly { readonly limit: number; readonly interval: number }[];
}
