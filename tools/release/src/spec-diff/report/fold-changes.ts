import type { Change } from "../change.ts";

/** A change together with all operations that have it. */
export interface FoldedChange {
  /** None if it is about the API as a whole. */
  readonly operations: readonly string[];
  readonly change: Change;
}

const kindOf = (place: string | undefined): string | undefined => place?.split(" ")[0];

const printKey = ({ operation, place, ...statement }: Change): string => JSON.stringify([kindOf(place), statement]);

const isSamePlace = (changes: readonly Change[]): boolean => changes.every(({ place }) => place === changes[0]?.place);

/** Says once what is the same for several operations, which often share a component. */
export const foldChanges = (changes: readonly Change[]): FoldedChange[] =>
  [...Map.groupBy(changes, printKey).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { place, ...rest } = first;
    const printed = isSamePlace(group) ? place : kindOf(place);
    return [
      {
        operations: [...new Set(group.flatMap(({ operation }) => operation ?? []))],
        change: printed === undefined ? rest : { ...rest, place: printed },
      },
    ];
  });

/** More are not named. */
const namedAtMost = 8;

/** Names of operations in a line: `a, b and 3 more`. */
export const printOperations = (operations: readonly string[]): string => {
  const more = operations.length - namedAtMost;
  return operations.slice(0, namedAtMost).join(", ") + (more > 0 ? ` and ${more} more` : "");
};

/** What has changed, with its place before it. */
export const printWhat = ({ place, what }: Change): string => (place === undefined ? what : `${place}: ${what}`);

const printMergeKey = ({ operation, place, ...statement }: Change): string =>
  JSON.stringify([operation, kindOf(place), statement]);

const printPlaces = (places: readonly string[]): string => {
  const [first = "", ...others] = [...new Set(places)];
  return others.length === 0 ? first : [first, ...others.map((place) => place.replace(/^\w+ /, ""))].join(", ");
};

/** Says once what happens in several responses of an operation: `response 400, 401`. */
export const mergePlaces = (changes: readonly Change[]): Change[] =>
  [...Map.groupBy(changes, printMergeKey).values()].flatMap(([first, ...others]) => {
    if (!first || first.place === undefined) return first ? [first] : [];
    return [{ ...first, place: printPlaces([first.place, ...others.flatMap(({ place }) => place ?? [])]) }];
  });
