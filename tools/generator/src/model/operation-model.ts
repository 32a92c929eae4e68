import type { OperationName } from "./name-operation.ts";
import type { Content, HeaderObject, ParameterObject, ResponseObject } from "./openapi.ts";

/** What all plugins know of an operation. Everything that is taken from the document is resolved. */
export interface OperationModel extends OperationName {
  /** In lower case. */
  readonly method: string;
  readonly path: string;
  readonly tag: TagModel;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** Those of the path item included, in the order of `parameterPlaces`, then of the document. */
  readonly parameters: readonly ParameterObject[];
  readonly body: BodyModel | undefined;
  readonly responses: { readonly [status: string]: ResponseModel };
  /** Alternatives of schemes that are needed together; empty if the operation needs no credentials. */
  readonly security: readonly (readonly string[])[];
  readonly idempotencyKey: string | undefined;
  /** Path that the vendor's own reference has for the operation (`x-vendor-path`). */
  readonly vendorPath: string | undefined;
  /** URL of the server that the operation, or its path, has instead of the document's. */
  readonly server: string | undefined;
}

export interface ResponseModel extends ResponseObject {
  readonly headers: { readonly [name: string]: HeaderObject };
  readonly content: Content;
}

export interface TagModel {
  /** As in the document. */
  readonly name: string;
  /** Name of the resource class. */
  readonly className: string;
  /** Name of the property of the SDK's class. */
  readonly propertyName: string;
  readonly description: string | undefined;
  readonly documentationUrl: string | undefined;
}

export interface BodyModel {
  readonly required: boolean;
  readonly content: Content;
  /** The media type that is sent: JSON if there is one, else the first. */
  readonly mediaType: string;
  /** Names of the properties that join the flat input; `undefined` if the body is under `body`. */
  readonly properties: readonly string[] | undefined;
  /** Those of `properties` that must be given. */
  readonly requiredProperties: readonly string[];
}
