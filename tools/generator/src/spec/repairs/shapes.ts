/** Kinds of objects of an OpenAPI document. */
export const shapeNames = [
  ...["Document", "Info", "Contact", "License", "Server", "ServerVariable", "Tag", "ExternalDocs", "Requirement"],
  ...["Components", "PathItem", "Operation", "Parameter", "Header", "RequestBody", "Response", "MediaType"],
  ...["Encoding", "SecurityScheme", "Discriminator", "Schema"],
] as const;

export type ShapeName = (typeof shapeNames)[number];

/** What a member of an OpenAPI document is. `data` is whatever the author likes. */
export type Shape =
  | "text"
  | "flag"
  | "number"
  | "data"
  | ShapeName
  | { readonly list: Shape }
  | { readonly map: Shape };

const schemas = { map: "Schema" } as const;

const operations: Readonly<Record<string, Shape>> = {
  ...{ get: "Operation", put: "Operation", post: "Operation", delete: "Operation", options: "Operation" },
  ...{ head: "Operation", patch: "Operation", trace: "Operation", query: "Operation" },
};

const parameter: Readonly<Record<string, Shape>> = {
  ...{ name: "text", in: "text", description: "text", required: "flag", deprecated: "flag", style: "text" },
  ...{ explode: "flag", allowReserved: "flag", schema: "Schema", content: { map: "MediaType" }, example: "data" },
};

/** The members whose type matters, since something is generated from them or reads them. */
export const shapes: Readonly<Record<ShapeName, Readonly<Record<string, Shape>>>> = {
  Document: {
    ...{ openapi: "text", info: "Info", servers: { list: "Server" }, paths: { map: "PathItem" } },
    ...{ webhooks: { map: "PathItem" }, components: "Components", security: { list: "Requirement" } },
    tags: { list: "Tag" },
  },
  Info: {
    title: "text",
    version: "text",
    summary: "text",
    description: "text",
    contact: "Contact",
    license: "License",
  },
  Contact: { name: "text", url: "text", email: "text" },
  License: { name: "text", url: "text", identifier: "text" },
  Server: { url: "text", description: "text", variables: { map: "ServerVariable" } },
  ServerVariable: { default: "text", enum: { list: "text" }, description: "text" },
  Tag: {
    name: "text",
    summary: "text",
    description: "text",
    parent: "text",
    kind: "text",
    externalDocs: "ExternalDocs",
  },
  ExternalDocs: { url: "text", description: "text" },
  Requirement: {},
  Components: {
    ...{ schemas, parameters: { map: "Parameter" }, requestBodies: { map: "RequestBody" } },
    ...{ responses: { map: "Response" }, headers: { map: "Header" }, securitySchemes: { map: "SecurityScheme" } },
    ...{
      pathItems: { map: "PathItem" },
      examples: { map: "data" },
      links: { map: "data" },
      callbacks: { map: "data" },
    },
    mediaTypes: { map: "MediaType" },
  },
  PathItem: {
    ...{ summary: "text", description: "text", servers: { list: "Server" }, parameters: { list: "Parameter" } },
    ...operations,
    additionalOperations: { map: "Operation" },
  },
  Operation: {
    ...{ operationId: "text", summary: "text", description: "text", deprecated: "flag", tags: { list: "text" } },
    ...{ parameters: { list: "Parameter" }, requestBody: "RequestBody", responses: { map: "Response" } },
    ...{ security: { list: "Requirement" }, servers: { list: "Server" }, externalDocs: "ExternalDocs" },
    callbacks: "data",
  },
  Parameter: parameter,
  Header: parameter,
  RequestBody: { description: "text", required: "flag", content: { map: "MediaType" } },
  Response: { summary: "text", description: "text", headers: { map: "Header" }, content: { map: "MediaType" } },
  MediaType: {
    ...{ schema: "Schema", itemSchema: "Schema", encoding: { map: "Encoding" }, example: "data" },
    examples: { map: "data" },
  },
  Encoding: { contentType: "text", style: "text", explode: "flag", allowReserved: "flag", headers: { map: "Header" } },
  SecurityScheme: {
    ...{ type: "text", description: "text", name: "text", in: "text", scheme: "text", bearerFormat: "text" },
    ...{ openIdConnectUrl: "text", flows: "data", deprecated: "flag" },
  },
  Discriminator: { propertyName: "text", mapping: { map: "text" }, defaultMapping: "text" },
  Schema: {
    ...{ title: "text", description: "text", format: "text", pattern: "text", deprecated: "flag", nullable: "flag" },
    ...{ readOnly: "flag", writeOnly: "flag", properties: schemas, patternProperties: schemas, $defs: schemas },
    ...{ dependentSchemas: schemas, items: "Schema", additionalProperties: "Schema", unevaluatedItems: "Schema" },
    ...{ unevaluatedProperties: "Schema", propertyNames: "Schema", contains: "Schema", not: "Schema" },
    ...{ allOf: { list: "Schema" }, anyOf: { list: "Schema" } },
    ...{
      oneOf: { list: "Schema" },
      prefixItems: { list: "Schema" },
      required: { list: "text" },
      enum: { list: "data" },
    },
    ...{
      discriminator: "Discriminator",
      default: "data",
      example: "data",
      const: "data",
      externalDocs: "ExternalDocs",
    },
    ...{ minimum: "number", maximum: "number", multipleOf: "number", minLength: "number", maxLength: "number" },
    ...{ minItems: "number", maxItems: "number", minProperties: "number", maxProperties: "number" },
  },
};
