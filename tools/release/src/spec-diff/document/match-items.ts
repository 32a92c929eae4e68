/**
 * Finds old items again in a new list.
 *
 * @param identities What an item is recognized by, the surest first. They get its index among those not found yet.
 */
export const matchItems = <Item>(
  before: readonly Item[],
  after: readonly Item[],
  identities: readonly ((item: Item, index: number) => string)[],
): { readonly pairs: readonly { before: Item; after: Item }[]; removed: readonly Item[]; added: readonly Item[] } => {
  const removed = new Set(before);
  const added = new Set(after);
  const found = new Map<Item, Item>();
  for (const identify of identities) {
    const candidates = new Map([...removed].map((item, index) => [identify(item, index), item]));
    for (const [index, item] of [...added].entries()) {
      const candidate = candidates.get(identify(item, index));
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
