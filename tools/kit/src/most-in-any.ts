/**
 * The largest number of moments, given in order, that lie within `interval` of each other. `packages/fake` has the same for
 * `fake.mostInAny`: packages do not import from tools.
 */
export const mostInAny = (interval: number, moments: readonly number[]): number => {
  let most = 0;
  let first = 0;
  for (const [index, moment] of moments.entries()) {
    while (moment - (moments[first] ?? moment) >= interval) first++;
    most = Math.max(most, index - first + 1);
  }
  return most;
};
