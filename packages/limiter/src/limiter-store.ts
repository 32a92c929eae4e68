/** At most `limit` starts in any `interval`, wherever it begins. */
export interface StoreRule {
  /** A whole number from 1. */
  readonly limit: number;
  /** Milliseconds. */
  readonly interval: number;
}

/** A start that the store has counted. */
export interface Granted {
  /** Names the start for `giveBack`. */
  readonly start: string;
}

/** No start is possible now. */
export interface Refused {
  /** Milliseconds from now until a start is possible, if nobody else takes it. More than 0. */
  readonly wait: number;
  /** Index of the rule that asks for this wait; absent if it is a pause. */
  readonly rule?: number | undefined;
}

/** What a store knows at a moment. */
export interface StoreState {
  /** For each rule, in order: starts in the interval up to now. */
  readonly used: readonly number[];
  /** Milliseconds that the pause will last; 0 if there is no pause. */
  readonly pausedFor: number;
}

/**
 * Where the starts of all processes are counted. The clock is the store's: no process compares its own with another's.
 * Each method is one atomic step, and rejects if the store cannot be reached; then nothing may have been counted twice.
 *
 * The conformance cases of `@gong-engagement/limiter/conformance` tell whether an implementation is right.
 */
export interface LimiterStore {
  /** Counts a start if all rules allow one at this moment and there is no pause. Else tells how long to wait. */
  take(name: string, rules: readonly StoreRule[]): Promise<Granted | Refused>;
  /** Forgets a start, as if it had never been counted. A start that is not known any more is left alone. */
  giveBack(name: string, start: string): Promise<void>;
  /** Allows no start for that many milliseconds from now. A longer pause stays. It outlives the process. */
  pause(name: string, milliseconds: number): Promise<void>;
  /** Tells what is used, and counts nothing. */
  peek(name: string, rules: readonly StoreRule[]): Promise<StoreState>;
}
