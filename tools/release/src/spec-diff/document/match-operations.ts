import type { OperationModel } from "@gong-engagement/generator/model/operation-model";

export type { OperationModel };

/** An operation in both documents. */
export interface OperationPair {
  readonly before: OperationModel;
  readonly after: OperationModel;
}

/** What became of the operations. */
export interface MatchedOperations {
  readonly pairs: readonly OperationPair[];
  readonly removed: readonly OperationModel[];
  readonly added: readonly OperationModel[];
}

/** What an operation is recognized by, the surest first. */
const identities: readonly ((operation: OperationModel) => string)[] = [
  ({ operationId }) => operationId,
  ({ method, path }) => `${method} ${path}`,
  ({ method, path }) => `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`,
];

/** Finds the operations of the old document again in the new one: by name, else by method and path. */
export const matchOperations = (
  before: readonly OperationModel[],
  after: readonly OperationModel[],
): MatchedOperations => {
  const removed = new Set(before);
  const added = new Set(after);
  const found = new Map<OperationModel, OperationModel>();
  for (const identify of identities) {
    const candidates = new Map([...removed].map((operation) => [identify(operation), operation]));
    for (const operation of added) {
      const candidate = candidates.get(identify(operation));
      if (!candidate || !removed.delete(candidate)) continue;
      added.delete(operation);
      found.set(operation, candidate);
    }
  }
  const pairs = after.flatMap((operation) => {
    const candidate = found.get(operation);
    return candidate ? [{ before: candidate, after: operation }] : [];
  });
  return { pairs, removed: [...removed], added: [...added] };
};
