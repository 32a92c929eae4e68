import type { HttpMethod, Reference, SchemaObject, SecurityRequirement } from "@gong-engagement/fake/document/openapi";

export {
  type HttpMethod,
  httpMethods,
  type Reference,
  type SchemaObject,
  type SecurityRequirement,
} from "@gong-engagement/fake/document/openapi";

/** The parts of an OpenAPI 3.0, 3.1 or 3.2 document that the generator reads. The document has been repaired. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly description?: string; readonly version: string };
  readonly servers?: readonly ServerObject[];
  readonly security?: readonly SecurityRequirement[];
  readonly tags?: readonly TagObject[];
  readonly paths?: { readonly [path: string]: PathItemObject };
  readonly webhooks?: { readonly [name: string]: PathItemObject };
  readonly components?: {
    readonly securitySchemes?: { readonly [name: string]: SecuritySchemeObject | Reference };
    readonly [kind: string]: unknown;
  };
  readonly "x-rate-limit"?: readonly { readonly limit: number; readonly interval: number }[];
}

export interface ServerObject {
  readonly url: string;
  readonly description?: string;
  readonly variables?: { readonly [name: string]: { readonly default: string } };
}

export interface TagObject {
  readonly name: string;
  readonly description?: string;
  readonly externalDocs?: { readonly url: string };
}

export interface SecuritySchemeObject {
  readonly type: "http" | "apiKey" | "oauth2" | "openIdConnect" | "mutualTLS";
  readonly description?: string;
  readonly scheme?: string;
  readonly name?: string;
  readonly in?: "header" | "query" | "cookie";
}

export type PathItemObject = { readonly [method in HttpMethod]?: OperationObject } & {
  readonly $ref?: string;
  readonly servers?: readonly ServerObject[];
  readonly parameters?: readonly (ParameterObject | Reference)[];
  /** By the name of any other method. */
  readonly additionalOperations?: { readonly [method: string]: OperationObject };
};

export interface OperationObject {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly tags?: readonly string[];
  readonly parameters?: readonly (ParameterObject | Reference)[];
  readonly requestBody?: RequestBodyObject | Reference;
  readonly responses?: { readonly [status: string]: ResponseObject | Reference };
  readonly security?: readonly SecurityRequirement[];
  readonly servers?: readonly ServerObject[];
  readonly "x-idempotency-key"?: string;
  /** What the vendor's own reference names the path, where it is another one. */
  readonly "x-vendor-path"?: string;
}

export const parameterPlaces = ["path", "query", "header", "cookie"] as const;
export type ParameterPlace = (typeof parameterPlaces)[number];

export interface ParameterObject {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly schema?: SchemaObject | Reference;
  readonly content?: Content;
}

export interface RequestBodyObject {
  readonly required?: boolean;
  readonly description?: string;
  readonly content?: Content;
}

export interface ResponseObject {
  readonly description?: string;
  readonly headers?: { readonly [name: string]: HeaderObject | Reference };
  readonly content?: Content;
}

export interface HeaderObject {
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly required?: boolean;
  readonly schema?: SchemaObject | Reference;
  readonly content?: Content;
}

/** How the properties of a form are written. */
export type Encoding = {
  readonly [property: string]: { readonly contentType?: string; readonly style?: string; readonly explode?: boolean };
};

export interface MediaTypeObject {
  readonly schema?: SchemaObject | Reference | boolean;
  /** Of each item of a body that is a sequence. */
  readonly itemSchema?: SchemaObject | Reference | boolean;
  readonly encoding?: Encoding;
}

export type Content = { readonly [mediaType: string]: MediaTypeObject };
