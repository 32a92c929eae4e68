/** Items of two lists: those that are in both, and the others. */
export interface Matched<Item> {
  readonly pairs: readonly { readonly before: Item; readonly after: Item }[];
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/**
 * Finds old items again in a new list.
 *
 * @param identities What an item is recognized by, the surest first. They get its index among those not found yet.
 */
export const matchItems = <Item>(
  before: readonly Item[],
  after: readonly Item[],
  identities: readonly ((item: Item, index: number) => string)[],
): Matched<Item> => {
  const removed = new Set(before);
  const added = new Set(after);
  const found = new Map<Item, Item>();
  for (const identify of identities) {
    // Those with the same identity belong together in order.
    const candidates = Map.groupBy([...removed].entries(), ([index, item]) => identify(item, index));
    for (const [index, item] of [...added].entries()) {
      const [, candidate] = candidates.get(identify(item, index))?.shift() ?? [];
      if (candidate === undefined) continue;
      removed.delete(candidate);
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
