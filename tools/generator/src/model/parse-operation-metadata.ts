import { listSuccesses } from "./list-successes.ts";
import { essenceOf, selectMediaType, sequenceFormOf } from "./media-types.ts";
import type { OpenApiDocument } from "./openapi.ts";
import type { OperationModel } from "./operation-model.ts";
import { parseBodyKinds } from "./parse-body-kinds.ts";
import { parseSequence, type SequenceModel } from "./parse-sequence.ts";

/** How the body of each media type is read. */
export type MediaTypesMetadata = Readonly<Record<string, readonly string[] | SequenceModel>>;

/** What the client package knows of one operation at run time. Empty members are left out. */
export interface OperationMetadata {
  readonly operationId: string;
  readonly idempotencyKey?: string;
  readonly vendorPath?: string;
  readonly security?: readonly (readonly string[])[];
  readonly accept?: string;
  readonly responses: Readonly<Record<string, MediaTypesMetadata>>;
}

const parseResponses = (
  document: OpenApiDocument,
  operation: OperationModel,
): Readonly<Record<string, MediaTypesMetadata>> =>
  Object.fromEntries(
    listSuccesses(operation).map((status) => {
      const content = Object.entries(operation.responses[status]?.content ?? {});
      const kinds = content.map(([mediaType, object]) => [
        essenceOf(mediaType),
        parseSequence(document, mediaType, object) ?? parseBodyKinds(document, mediaType, object.schema),
      ]);
      return [status, Object.fromEntries(kinds)];
    }),
  );

/** The media type whose type a caller is given, if a success may come in another one. */
const parseAccept = (operation: OperationModel): string | undefined => {
  const contents = listSuccesses(operation).map((status) => operation.responses[status]?.content ?? {});
  const sequences = contents.flatMap((content) => Object.keys(content).filter(sequenceFormOf)).map(essenceOf);
  if (sequences.length === 0 && !contents.some((content) => Object.keys(content).length > 1)) return undefined;
  const selected = new Set(contents.flatMap((content) => selectMediaType(content) ?? []).map(essenceOf));
  const others = new Set(sequences.filter((mediaType) => !selected.has(mediaType)));
  return [...selected, ...[...others].map((mediaType) => `${mediaType};q=0.9`), "*/*;q=0.1"].join(", ");
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
