/** Random values that are the same for the same seed. */
export interface Random {
  /** From 0 up to 1, which is not reached. */
  readonly next: () => number;
  /** Small letters and digits. */
  readonly text: (length: number) => string;
}

/** Mulberry32: small, and good enough for ids and faults. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const text = (length: number): string => Array.from({ length }, () => Math.floor(next() * 36).toString(36)).join("");
  return { next, text };
};
