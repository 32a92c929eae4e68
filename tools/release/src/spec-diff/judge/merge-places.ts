import type { Change } from "../change.ts";

const printKey = ({ operation, place, ...statement }: Change): string =>
  JSON.stringify([operation, place?.split(" ")[0], statement]);

const printPlaces = (places: readonly string[]): string => {
  const [first = "", ...others] = [...new Set(places)];
  return others.length === 0 ? first : [first, ...others.map((place) => place.replace(/^\w+ /, ""))].join(", ");
};

/** Says once what happens in several responses of an operation: `response 400, 401`. */
export const mergePlaces = (changes: readonly Change[]): Change[] =>
  [...Map.groupBy(changes, printKey).values()].flatMap(([first, ...others]) => {
    if (!first || first.place === undefined) return first ? [first] : [];
    return [{ ...first, place: printPlaces([first.place, ...others.flatMap(({ place }) => place ?? [])]) }];
  });
