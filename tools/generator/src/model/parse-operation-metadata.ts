import { essenceOf, selectMediaType, sequenceFormOf } from "./media-types.ts";
import type { OpenApiDocument, ParameterPlace } from "./openapi.ts";
import { parameterPlaces } from "./openapi.ts";
import type { OperationModel } from "./operation-model.ts";
import { parseBodyKinds } from "./parse-body-kinds.ts";
import { parseInput } from "./parse-input.ts";
import { listSuccesses } from "./parse-responses.ts";
import { parseSequence, type SequenceModel } from "./parse-sequence.ts";

/** How the body of each media type is read. */
export type MediaTypesMetadata = Readonly<Record<string, readonly string[] | SequenceModel>>;

/** Pairs, as an object has no member of every name. */
type Names = readonly (readonly [name: string, inputName: string])[];

/** Names in the flat input that are not those of the request, by place. */
type InputNames = { readonly [place in ParameterPlace | "body"]?: Names };

/** What the client package knows of one operation at run time. Empty members are left out. */
export interface OperationMetadata {
  readonly operationId: string;
  readonly idempotencyKey?: string;
  readonly vendorPath?: string;
  readonly security?: readonly (readonly string[])[];
  readonly bodyName?: string;
  readonly inputNames?: InputNames;
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

/** How the flat input differs from the request. */
const parseNames = (operation: OperationModel): Pick<OperationMetadata, "bodyName" | "inputNames"> => {
  const { parameters, renamedBodyProperties, bodyName } = parseInput(operation);
  const renamed = parameters.filter(({ parameter, inputName }) => parameter.name !== inputName);
  const names = parameterPlaces.map((place): readonly [string, Names] => {
    const here = renamed.filter(({ parameter }) => parameter.in === place);
    return [place, here.map(({ parameter, inputName }) => [parameter.name, inputName])];
  });
  names.push(["body", [...renamedBodyProperties]]);
  const inputNames = Object.fromEntries(names.filter(([, pairs]) => pairs.length > 0));
  return {
    ...(bodyName === undefined ? {} : { bodyName }),
    ...(Object.keys(inputNames).length === 0 ? {} : { inputNames }),
  };
};

/** Reads what the transport needs to know of an operation. */
export const parseOperationMetadata = (document: OpenApiDocument, operation: OperationModel): OperationMetadata => ({
  operationId: operation.operationId,
  ...(operation.idempotencyKey === undefined ? {} : { idempotencyKey: operation.idempotencyKey }),
  ...(operation.vendorPath === undefined ? {} : { vendorPath: operation.vendorPath }),
  ...(operation.security.length > 0 ? { security: operation.security } : {}),
  ...parseNames(operation),
  ...(parseAccept(operation) === undefined ? {} : { accept: parseAccept(operation) ?? "" }),
  responses: parseResponses(document, operation),
});
