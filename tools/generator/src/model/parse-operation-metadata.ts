import { listSuccesses } from "./list-successes.ts";
import { essenceOf, selectMediaType } from "./media-types.ts";
import type { OpenApiDocument } from "./openapi.ts";
import type { OperationModel } from "./operation-model.ts";
import { parseBodyKinds } from "./parse-body-kinds.ts";

/** What the client package knows of one operation at run time. Empty members are left out. */
export interface OperationMetadata {
  readonly operationId: string;
  readonly idempotencyKey?: string;
  readonly vendorPath?: string;
  readonly security?: readonly (readonly string[])[];
  readonly accept?: string;
  readonly responses: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const parseResponses = (document: OpenApiDocument, operation: OperationModel) =>
  Object.fromEntries(
    listSuccesses(operation).map((status) => {
      const content = Object.entries(operation.responses[status]?.content ?? {});
      const kinds = content.map(([mediaType, { schema }]) => [
        essenceOf(mediaType),
        parseBodyKinds(document, mediaType, schema),
      ]);
      return [status, Object.fromEntries(kinds)];
    }),
  );

/** The media type whose type a caller is given, if a success may come in another one. */
const parseAccept = (operation: OperationModel): string | undefined => {
  const contents = listSuccesses(operation).map((status) => operation.responses[status]?.content ?? {});
  if (!contents.some((content) => Object.keys(content).length > 1)) return undefined;
  const selected = new Set(contents.flatMap((content) => selectMediaType(content) ?? []));
  return [...[...selected].map(essenceOf), "*/*;q=0.1"].join(", ");
};

/** Reads what the transport needs to know of an operation. */
export const parseOperationMetadata = (document: OpenApiDocument, operation: OperationModel): OperationMetadata => ({
  operationId: operation.operationId,
  ...(operation.idempotencyKey === undefined ? {} : { idempotencyKey: operation.idempotencyKey }),
  ...(operation.vendorPath === undefined ? {} : { vendorPath: operation.vendorPath }),
  ...(operation.security.length > 0 ? { security: operation.security } : {}),
  ...(parseAccept(operation) === undefined ? {} : { accept: parseAccept(operation) ?? "" }),
  responses: parseResponses(document, operation),
});
