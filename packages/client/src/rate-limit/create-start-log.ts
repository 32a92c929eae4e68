/** The moments of the last so many starts. */
export interface StartLog {
  /** The moment of the start that is `count` back, 1 being the last; `-Infinity` if there was none. */
  back(count: number): number;
  add(moment: number): void;
  remove(moment: number): void;
}

/** Remembers at least the last `capacity` starts, in 8 bytes each, and takes no memory before they happen. */
export function createStartLog(capacity: number): StartLog {
  const moments: number[] = [];
  return {
    back: (count) => moments[moments.length - count] ?? -Infinity,
    add(moment) {
      moments.push(moment);
      // Only when it is twice as long as needed, so that a start costs the same however many are remembered.
      if (moments.length > 2 * capacity) moments.splice(0, capacity);
    },
    remove(moment) {
      const index = moments.lastIndexOf(moment);
      if (index >= 0) moments.splice(index, 1);
    },
  };
}
