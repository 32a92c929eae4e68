import { GongConfigError, type GongEngagement, type InputSchemas, isGongLimiterError } from "@gong-engagement/sdk";
import type { RetryRules } from "./judge-outcome.ts";
import type { KeepOptions } from "./prune.ts";
import type { OutboxStore } from "./store/database.ts";

/** Options of `openOutbox`. Times are in milliseconds. */
export interface OutboxOptions {
  /** Where the events are: `sqliteStore(file)` or `postgresStore(pool)`. */
  readonly store: OutboxStore;
  /** Sends the events, under its limiter, with its credentials and its `timeout`. The outbox does not close it. */
  readonly gong: GongEngagement;
  /**
   * What to do with an event that was sent, whose answer never came, and that no key makes harmless to repeat. `hold` (the
   * default): it is dead with the reason `in-doubt`, for a person to look at. `repeat`: it is sent again, and may be recorded
   * twice.
   */
  readonly inDoubt?: "hold" | "repeat" | undefined;
  /** How often an event is tried, and how long it waits in between: 12, 1,000 and 3,600,000 by default. */
  readonly retry?: { readonly attempts?: number; readonly minDelay?: number; readonly maxDelay?: number } | undefined;
  /** Events that are under way at once in this process; 4 by default. */
  readonly concurrency?: number | undefined;
  /** How long an event is another process's after that one was last seen; 60,000 by default. More than `timeout` of `gong`. */
  readonly lease?: number | undefined;
  /**
   * How often the store is asked for events that other processes put in; 1,000 by default. Events of this process are sent at
   * once.
   */
  readonly pollInterval?: number | undefined;
  /** Events that may wait; one more is refused. 1,000,000 by default. */
  readonly maxPending?: number | undefined;
  /** Schemas that inputs must fit to be taken: `inputSchemas` of `@gong-engagement/schemas`, or others of your own. */
  readonly validate?: InputSchemas | false | undefined;
  readonly keep?: KeepOptions | undefined;
  /** Share of each budget that events of low priority leave to others; 0.2 by default. */
  readonly reserve?: number | undefined;
  /**
   * Told what the store throws while events are sent, and a `GongLimiterError` if the limiter is unavailable, with what its store
   * throws as `cause`. The work goes on. By default it is written to `console.error`.
   */
  readonly onStoreError?: ((error: unknown) => void) | undefined;
}

const optionNames = [
  ...["store", "gong", "inDoubt", "retry", "concurrency", "lease", "pollInterval", "maxPending", "validate", "keep"],
  ...["reserve", "onStoreError"],
];

const day = 86_400_000;

/** Longer than anything is. */
const longestKept = 1e15;

const about = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : "what was thrown is no error";

/** Nothing but messages: errors of a database may also quote a row. */
const printStoreError = (error: unknown): void => {
  const isOfLimiter = isGongLimiterError(error) && error.cause !== undefined;
  const what = isOfLimiter ? `${about(error)}: ${about(error.cause)}` : about(error);
  console.error(`gong-engagement outbox: the store failed: ${what}`);
};

/** The longest time that a timer of Node.js can wait for, and a number that every store takes. */
export const longestTime: number = 2 ** 31 - 1;

const checkNames = (options: object, known: readonly string[], place = ""): void => {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new GongConfigError(`${place}${unknown}: there is no such option; there are ${known.join(", ")}`);
};

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const checkNumbers = ({ retry = {}, keep = {}, ...options }: OutboxOptions): void => {
  if (!isObject(retry)) throw new GongConfigError("retry: pass { attempts, minDelay, maxDelay }");
  checkNames(retry, ["attempts", "minDelay", "maxDelay"], "retry.");
  if (!isObject(keep)) throw new GongConfigError("keep: pass { delivered, ids }");
  checkNames(keep, ["delivered", "ids"], "keep.");
  for (const [name, value] of Object.entries(keep)) {
    if (value === undefined || (typeof value === "number" && value >= 0)) continue;
    throw new GongConfigError(`keep.${name}: pass milliseconds from 0, or Infinity`);
  }
  const counts = { attempts: retry.attempts, concurrency: options.concurrency, maxPending: options.maxPending };
  for (const [name, value] of Object.entries(counts)) {
    if (value === undefined || (Number.isSafeInteger(value) && value > 0)) continue;
    throw new GongConfigError(`${name}: pass a whole number above 0`);
  }
  const { lease, pollInterval } = options;
  for (const [name, value] of Object.entries({ ...retry, ...counts, lease, pollInterval })) {
    if (name in counts || value === undefined || (Number.isFinite(value) && value > 0 && value <= longestTime))
      continue;
    throw new GongConfigError(`${name}: pass milliseconds above 0, and no more than ${longestTime}`);
  }
};

const checkOptions = (options: OutboxOptions): void => {
  if (!isObject(options)) throw new GongConfigError("openOutbox: pass { store, gong }");
  checkNames(options, optionNames);
  if (typeof options.store?.transaction !== "function") {
    throw new GongConfigError("store: pass sqliteStore(file) or postgresStore(pool)");
  }
  if (typeof options.gong?.client !== "object") throw new GongConfigError("gong: pass a GongEngagement");
  if (options.inDoubt !== undefined && options.inDoubt !== "hold" && options.inDoubt !== "repeat") {
    throw new GongConfigError('inDoubt: pass "hold" or "repeat"');
  }
  checkNumbers(options);
  const { reserve = 0, onStoreError } = options;
  if (!(typeof reserve === "number" && reserve >= 0 && reserve <= 1)) {
    throw new GongConfigError("reserve: pass a share, from 0 to 1");
  }
  if (onStoreError !== undefined && typeof onStoreError !== "function") {
    throw new GongConfigError("onStoreError: pass a function");
  }
};

/** Options as given or by default. */
export interface Settings {
  readonly store: OutboxStore;
  readonly gong: GongEngagement;
  readonly rules: RetryRules;
  readonly concurrency: number;
  readonly lease: number;
  readonly pollInterval: number;
  readonly maxPending: number;
  readonly validate: InputSchemas | false | undefined;
  readonly keep: Required<{ readonly [Name in keyof KeepOptions]: number }>;
  readonly reserve: number;
  readonly onStoreError: (error: unknown) => void;
}

/** @throws GongConfigError if an option is wrong. */
export const readOptions = (options: OutboxOptions): Settings => {
  checkOptions(options);
  const { store, gong, inDoubt = "hold", retry = {}, concurrency = 4, lease = 60_000, pollInterval = 1_000 } = options;
  const { maxPending = 1_000_000, validate, keep = {}, reserve = 0.2, onStoreError = printStoreError } = options;
  const { attempts = 12, minDelay = 1_000, maxDelay = 3_600_000 } = retry;
  /** Databases count in whole milliseconds, and have no infinity. */
  const toKept = (milliseconds: number): number => Math.ceil(Math.min(milliseconds, longestKept));
  return {
    ...{ store, gong, concurrency, maxPending, validate, reserve },
    lease: Math.ceil(lease),
    pollInterval: Math.ceil(pollInterval),
    onStoreError(error) {
      // What the caller's function throws, or rejects with, must not end the work.
      new Promise((resolve) => resolve(onStoreError(error))).catch(() => {});
    },
    rules: { inDoubt, attempts, minDelay, maxDelay },
    keep: { delivered: toKept(keep.delivered ?? 7 * day), ids: toKept(keep.ids ?? 90 * day) },
  };
};
