/** One way to do the work of a benchmark. It runs in a process of its own. */
export interface Variant {
  readonly name: string;
  /** Script that does the work once and, if it measures within, prints its figures as the last line: a JSON object. */
  readonly script: string;
  readonly arguments?: readonly string[];
  /** Variables that are added to the environment. A resident variant has none. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A figure that every variant gives; the first variant is what the others are compared with. */
export interface Measure {
  /**
   * Key in the printed figures, or one that the harness measures: `wall` (ms from start to exit of the process), `work`
   * (ms that it and the processes that it starts keep a core busy; on Linux only) or `memory` (its peak, MB).
   */
  readonly key: string;
  readonly label: string;
  readonly digits: number;
  /** How it is compared with the first variant, within a round. Absent: not at all. */
  readonly comparison?: "ratio" | "difference";
}

export interface Benchmark {
  readonly name: string;
  readonly title: string;
  /** What is done, how, and what to know about the figures. */
  readonly method: string;
  readonly measures: readonly Measure[];
  readonly rounds: number;
  /** Whether a round that only warms up comes first. What is counted instead of timed needs none. Default: true. */
  readonly warmUp?: boolean;
  /**
   * For how many rounds the process of a variant stays (its script calls `serveRounds`), so that rounds are short: a shared
   * machine is slower for seconds, and then meets all variants of a round. Default: 1, a process that ends by itself.
   */
  readonly residentFor?: number;
  /**
   * How often each variant is measured in a round, in turn with the others. The round has the least of its figures, since
   * what else runs on a machine only adds to them. Default: 1.
   */
  readonly passes?: number;
  /** The first is the base of the comparisons. */
  readonly variants: readonly [Variant, ...Variant[]];
  /** Makes ready what the variants need. */
  readonly prepare?: () => Promise<void>;
  /** @throws Error if the results show that nothing here can be measured. */
  readonly check?: (results: readonly VariantResult[]) => void;
}

/** Figures of one run of one variant. */
export type Figures = Readonly<Record<string, number>>;

/** All figures of a variant, one for each round. */
export interface VariantResult {
  readonly name: string;
  readonly rounds: readonly Figures[];
}
