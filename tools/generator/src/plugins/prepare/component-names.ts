import { toCase } from "@hey-api/openapi-ts";

/**
 * Names of components whose names in Pascal case are equal: the one that is written so keeps it, or else the first in the
 * order of characters. Any other gets the next number that is free.
 *
 * @returns New names by name, of those that get one.
 */
export const numberEqualNames = (names: readonly string[]): ReadonlyMap<string, string> => {
  const nameOf = (name: string): string => toCase(name, "PascalCase");
  const taken = new Set(names.map(nameOf));
  const numbered = new Map<string, string>();
  for (const [pascal, group] of Map.groupBy([...names].sort(), nameOf)) {
    const keeper = group.find((name) => name === pascal) ?? group[0];
    for (const name of group) {
      if (name === keeper) continue;
      let count = 2;
      while (taken.has(`${pascal}${count}`)) count++;
      taken.add(`${pascal}${count}`);
      numbered.set(name, `${pascal}${count}`);
    }
  }
  return numbered;
};
