/**
 * An OpenAPI 3.0, 3.1 or 3.2 document, as JSON. Its references must lead to places within it.
 */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info?: object;
  readonly servers?: readonly object[];
  readonly security?: readonly object[];
  readonly paths?: object;
  readonly components?: object;
}

export interface Reference {
  readonly $ref: string;
}

export interface SchemaObject {
  readonly type?: string | readonly string[];
  readonly nullable?: boolean;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: { readonly [name: string]: SchemaObject | Reference | boolean };
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly allOf?: readonly (SchemaObject | Reference)[];
  readonly oneOf?: readonly (SchemaObject | Reference)[];
  readonly anyOf?: readonly (SchemaObject | Reference)[];
}

export interface ServerObject {
  readonly url: string;
  readonly variables?: { readonly [name: string]: { readonly default: string } };
}

/** Scheme names to scopes; all of one requirement are needed together. */
export type SecurityRequirement = { readonly [scheme: string]: readonly string[] };

export interface SecuritySchemeObject {
  readonly type: "http" | "apiKey" | "oauth2" | "openIdConnect" | "mutualTLS";
  readonly scheme?: string;
  readonly name?: string;
  readonly in?: "header" | "query" | "cookie";
}

export const parameterPlaces = ["path", "query", "querystring", "header", "cookie"] as const;
export type ParameterPlace = (typeof parameterPlaces)[number];

export interface ParameterObject {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema?: SchemaObject | Reference | boolean;
  readonly content?: Content;
}

export interface ExampleObject {
  readonly value?: unknown;
  /** OpenAPI 3.2 has the value before it is written here. */
  readonly dataValue?: unknown;
}

export interface MediaTypeObject {
  readonly schema?: SchemaObject | Reference | boolean;
  readonly example?: unknown;
  readonly examples?: { readonly [name: string]: Reference | ExampleObject };
  readonly encoding?: {
    readonly [property: string]: { readonly contentType?: string; readonly style?: string; readonly explode?: boolean };
  };
}

export type Content = { readonly [mediaType: string]: MediaTypeObject };

export interface RequestBodyObject {
  readonly required?: boolean;
  readonly content?: Content;
}

export interface HeaderObject {
  readonly schema?: SchemaObject | Reference | boolean;
  readonly example?: unknown;
}

export interface ResponseObject {
  readonly headers?: { readonly [name: string]: HeaderObject | Reference };
  readonly content?: Content;
}

export interface OperationObject {
  readonly operationId?: string;
  readonly parameters?: readonly (ParameterObject | Reference)[];
  readonly requestBody?: RequestBodyObject | Reference;
  readonly responses?: { readonly [status: string]: ResponseObject | Reference };
  readonly security?: readonly SecurityRequirement[];
  readonly servers?: readonly ServerObject[];
  readonly "x-idempotency-key"?: string;
}

export const httpMethods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] as const;
export type HttpMethod = (typeof httpMethods)[number];

export type PathItemObject = { readonly [method in HttpMethod]?: OperationObject } & {
  readonly servers?: readonly ServerObject[];
  readonly parameters?: readonly (ParameterObject | Reference)[];
  /** By method, as OpenAPI 3.2 has them. */
  readonly additionalOperations?: { readonly [method: string]: OperationObject };
};

/** A limit of the service: calls in any interval of that length. */
export interface QuotaWindow {
  readonly limit: number;
  /** In milliseconds. */
  readonly interval: number;
}

/** What is read of a document. */
export interface ReadDocument {
  readonly servers?: readonly ServerObject[];
  readonly security?: readonly SecurityRequirement[];
  readonly paths?: { readonly [path: string]: PathItemObject | Reference };
  readonly components?: { readonly securitySchemes?: { readonly [name: string]: SecuritySchemeObject | Reference } };
  readonly "x-rate-limit"?: readonly QuotaWindow[];
}
