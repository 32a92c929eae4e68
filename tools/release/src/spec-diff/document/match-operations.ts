import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import type { JsonDocument } from "./json.ts";

export type { OperationModel };

/** Two effective specs. */
export interface SpecPair {
  readonly before: OpenApiDocument;
  readonly after: OpenApiDocument;
}

/** An operation in both documents. */
export interface OperationPair {
  readonly before: OperationModel;
  readonly after: OperationModel;
}

/** Two effective specs, and which of their operations are the same, added or gone. */
export interface Comparison {
  readonly specs: SpecPair;
  readonly before: JsonDocument;
  readonly after: JsonDocument;
  readonly pairs: readonly OperationPair[];
  readonly removed: readonly OperationModel[];
  readonly added: readonly OperationModel[];
}

/**
 * Finds old items again in a new list.
 *
 * @param identities What an item is recognized by, the surest first.
 */
export const matchItems = <Item>(
  before: readonly Item[],
  after: readonly Item[],
  identities: readonly ((item: Item) => string)[],
): { readonly pairs: readonly { before: Item; after: Item }[]; removed: readonly Item[]; added: readonly Item[] } => {
  const removed = new Set(before);
  const added = new Set(after);
  const found = new Map<Item, Item>();
  for (const identify of identities) {
    const candidates = new Map([...removed].map((item) => [identify(item), item]));
    for (const item of added) {
      const candidate = candidates.get(identify(item));
      if (candidate === undefined || !removed.delete(candidate)) continue;
      added.delete(item);
      found.set(item, candidate);
    }
  }
  const pairs = after.flatMap((item) => {
    const candidate = found.get(item);
    return candidate === undefined ? [] : [{ before: candidate, after: item }];
  });
  return { pairs, removed: [...removed], added: [...added] };
};

/** Finds the operations of the old document again in the new one: by name, else by method and path. */
export const compareDocuments = (specs: SpecPair): Comparison => {
  const toJson = (document: OpenApiDocument): JsonDocument => JSON.parse(JSON.stringify(document));
  const [before, after] = [toJson(specs.before), toJson(specs.after)];
  const matched = matchItems(parseOperations(before), parseOperations(after), [
    ({ operationId }) => operationId,
    ({ method, path }) => `${method} ${path}`,
    ({ method, path }) => `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`,
  ]);
  return { specs, before, after, ...matched };
};
