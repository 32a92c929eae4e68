/**
 * The most moments in any interval of that length in milliseconds.
 *
 * @param moments - in their order
 */
export const mostInAny = (moments: readonly number[], interval: number): number => {
  let most = 0;
  let first = 0;
  for (const [index, moment] of moments.entries()) {
    while (moment - (moments[first] ?? moment) >= interval) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
};
