/** The moments of past starts, oldest first. */
export interface StartLog {
  /** The moment of the start that is `count` back, 1 being the last; `-Infinity` if there was none, or it is too long ago. */
  back(count: number): number;
  add(moment: number): void;
  remove(moment: number): void;
}

/** Remembers the starts of the last `span` milliseconds, in 8 to 16 bytes each. */
export function createStartLog(span: number): StartLog {
  const moments: number[] = [];
  let roomy = 32;
  return {
    // Negative indexes would be looked up as names, which is a hundred times slower.
    back: (count) => (count > moments.length ? -Infinity : (moments[moments.length - count] ?? -Infinity)),
    add(moment) {
      moments.push(moment);
      if (moments.length < roomy) return;
      // Seldom, so that a start costs the same however many are remembered.
      moments.splice(
        0,
        moments.findIndex((start) => start > moment - span),
      );
      roomy = 2 * moments.length + 32;
    },
    remove(moment) {
      const index = moments.lastIndexOf(moment);
      if (index >= 0) moments.splice(index, 1);
    },
  };
}
