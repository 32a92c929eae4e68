import { parsePointer } from "../comparison/json.ts";
import type { OperationPair } from "../comparison/match-operations.ts";
import type { Place } from "../comparison/places.ts";
import { isInSchema } from "./list-schema-sites.ts";
import type { RedoclyChange } from "./redocly-change.ts";

/** A change outside of schemas. */
export interface OtherChange {
  /** The operation that it is in; absent if in none. */
  readonly pair?: OperationPair;
  /** The part of the operation that it is in. */
  readonly place?: Place;
  readonly path: readonly string[];
  readonly change: RedoclyChange;
}

/** What has changed outside of schemas. */
export const listOtherChanges = (
  changes: readonly RedoclyChange[],
  pairs: readonly OperationPair[],
  places: readonly Place[],
): readonly OtherChange[] =>
  changes.flatMap((change): OtherChange[] => {
    const path = parsePointer(change.path);
    const isWholeSchema = path.at(-1) === "schema" && change.kind !== "modified";
    if (isInSchema(path) && !(isWholeSchema && path[0] === "paths")) return [];
    const [root, ...rest] = path;
    const pair =
      root === "paths" ? pairs.find(({ after }) => after.path === rest[0] && after.method === rest[1]) : undefined;
    const place = places.find(({ way }) => way.every((segment, index) => path[index] === segment));
    return [{ ...(pair ? { pair } : {}), ...(place ? { place } : {}), path, change }];
  });
