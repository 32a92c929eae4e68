import type { NamedReader, SchemeReader } from "./auth/auth.ts";
import type { HeaderValues, Parameters } from "./options/call-options.ts";

/** The top-level type of a decoded JSON document, or how a body of another media type is read. */
export type BodyKind = "object" | "array" | "string" | "number" | "boolean" | "null" | "text" | "binary";

/** What a reader of sequences knows of the answer. */
export interface SequenceAnswer {
  readonly status: number;
  /** Without credentials. */
  readonly headers: Headers;
  /** Milliseconds that the service may be silent (option `timeout`). */
  readonly timeout: number;
  /** Milliseconds since the attempt began. */
  readonly elapsed: number;
  /** Ends the call, and with it the body, for that reason. */
  fail(reason: unknown): void;
}

/** Reads a body that is a sequence, when the items are asked for. */
export type SequenceReader = (body: ReadableStream<Uint8Array>, answer: SequenceAnswer) => AsyncIterable<unknown>;

/**
 * What a response of one media type decodes to. More than one kind for unions, none for a schema that allows anything; a
 * function for a sequence of items.
 */
export type MediaTypes = { readonly [mediaType: string]: readonly BodyKind[] | SequenceReader };

/**
 * Says how a body is read.
 *
 * @param mediaTypes - those of the response in the spec: several, or a range
 * @param contentType - header of the response
 */
export type KindsSelector = (mediaTypes: MediaTypes, contentType: string) => MediaTypes[string];

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

/** Names in the request, and what they are in the flat input of the SDK. */
export type RenamedMembers = readonly (readonly [name: string, inputName: string])[];

/** Names in the flat input that are not those of the request, by place. */
export type InputNames = { readonly [place in keyof Parameters | "body"]?: RenamedMembers };

/** What the transport knows of one operation. Generated from the spec. */
export interface Operation {
  /** `operationId` of the spec, or the derived name if the spec has none. */
  readonly operationId: string;
  /** Property of the JSON body that makes a repeat harmless (`x-idempotency-key` in the spec). */
  readonly idempotencyKey?: string;
  /** Path that the vendor's own reference has for the operation, where it is another one (`x-vendor-path` in the spec). */
  readonly vendorPath?: string;
  /**
   * Makes the base URL of the operation from that of the client, where the spec gives the operation a server of its own.
   *
   * @param server - first server of the spec
   */
  readonly alternativeServer?: (baseUrl: string, server: string) => string;
  /** Alternatives; each is a list of schemes that are needed together. Absent: the operation needs no credentials. */
  readonly security?: readonly (readonly string[])[];
  /** How a request is written, where openapi-fetch would write it in another way than the spec says. */
  readonly write?: RequestWriter;
  /** Name in the flat input of a body whose properties are not its members. */
  readonly bodyName?: string;
  /** Names in the flat input, where they are not those of the request. Absent: all are. */
  readonly inputNames?: InputNames;
  /** What is asked for by `Accept`, where a response may come in several media types. */
  readonly accept?: string;
  /**
   * Media types of each documented 2xx status, in lower case and without parameters; an empty object if it has no body.
   * Absent: the operation is not in the spec.
   */
  readonly responses?: { readonly [status: string]: MediaTypes };
  /** Chooses among the media types of a response. Absent: no response has several, or a range. */
  readonly selectKinds?: KindsSelector;
}

/** Operations by `METHOD /path/{template}`. */
export type Operations = { readonly [methodAndPath: string]: Operation };

/** What satisfies a security scheme of the spec. */
export interface SecurityScheme {
  /** Which of the two main credentials satisfies this scheme if none is given under its own name. */
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
  /** mTLS is not listed: it is configured on the connection. */
  readonly securitySchemes: { readonly [name: string]: SecurityScheme };
  /** Reads what is given under the names of these. Absent: nothing is. */
  readonly readNamed?: NamedReader;
  /** Windows of `x-rate-limit`: at most `limit` starts in any `interval` milliseconds. */
  readonly rateLimit: readonly { readonly limit: number; readonly interval: number }[];
}

/** All that the transport knows of the API. The client of this package has what is generated from the spec. */
export interface ApiMetadata {
  readonly service: Service;
  readonly operations: Operations;
}
