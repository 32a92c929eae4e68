/** The largest number of moments, given in order, that lie within `interval` of each other. */
export const mostInAny = (interval: number, moments: readonly number[]): number => {
  let most = 0;
  let first = 0;
  moments.forEach((moment, index) => {
    while (moment - (moments[first] ?? moment) >= interval) first++;
    most = Math.max(most, index - first + 1);
  });
  return most;
};
