/** One way to do the work of a benchmark. It runs in a process of its own. */
export interface Variant {
  readonly name: string;
  /** Script that does the work once and, if it measures within, prints its figures as the last line: a JSON object. */
  readonly script: string;
  readonly arguments?: readonly string[];
}

/** A figure that every variant gives; the first variant is what the others are compared with. */
export interface Measure {
  /** Key in the printed figures, or `wall` (ms from start to exit of the process) or `memory` (its peak, MB). */
  readonly key: string;
  readonly label: string;
  readonly digits: number;
}

export interface Benchmark {
  readonly name: string;
  readonly title: string;
  readonly measures: readonly Measure[];
  readonly rounds: number;
  /** The first is the base of the ratios. */
  readonly variants: readonly [Variant, ...Variant[]];
}

/** Figures of one run of one variant. */
export type Figures = Readonly<Record<string, number>>;
