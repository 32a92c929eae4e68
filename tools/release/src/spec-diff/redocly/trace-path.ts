import type { Comparison } from "../comparison/create-comparison.ts";
import { getAt, getChild, getReference, type Json, type JsonObject, parsePointer } from "../comparison/json.ts";

/** Where a path leads, step by step in both documents. */
export interface Trace {
  /** The component that holds the end, as target of a `$ref` of the new document; absent if none does. */
  readonly component?: string;
  /** The way from the component, or else from the root. */
  readonly way: readonly string[];
  /** What stands there, a `$ref` not followed. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** Whether it ends early because the documents refer to different things. */
  readonly isReplaced: boolean;
}

const isMissing = (document: JsonObject, target: string): boolean =>
  getAt(document, parsePointer(target)) === undefined;

/** The same component, or a renamed one. */
const isSame = ({ before, after }: Comparison, one: string | undefined, other: string | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && isMissing(after, one) && isMissing(before, other));

const enterComponent = (path: readonly string[]): string | undefined =>
  path[0] === "components" && path.length >= 3 ? `#/${path.slice(0, 3).join("/")}` : undefined;

/**
 * Follows a path of Redocly's, which goes through references as if what they lead to stood there. What stands at the
 * end is followed, too.
 */
export const tracePath = (comparison: Comparison, path: readonly string[]): Trace => {
  let component = enterComponent(path);
  const start = component === undefined ? 0 : 3;
  let way: string[] = [];
  let before = getAt(comparison.before, path.slice(0, start));
  let after = getAt(comparison.after, path.slice(0, start));
  const end = (isReplaced: boolean): Trace => ({
    ...(component === undefined ? {} : { component }),
    way,
    before,
    after,
    isReplaced,
  });
  for (const segment of [...path.slice(start), undefined]) {
    const [old, target] = [getReference(before), getReference(after)];
    if (before !== undefined && after !== undefined && !isSame(comparison, old, target)) return end(true);
    const entered = target ?? old;
    if (entered !== undefined) {
      component = entered;
      way = [];
      before = old === undefined ? before : getAt(comparison.before, parsePointer(old));
      after = target === undefined ? after : getAt(comparison.after, parsePointer(target));
    }
    if (segment === undefined) break;
    before = getChild(before, segment);
    after = getChild(after, segment);
    way.push(segment);
  }
  return end(false);
};
