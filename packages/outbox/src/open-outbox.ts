import { randomUUID } from "node:crypto";
import { GongConfigError, type GongEngagement, GongInputError, type RateLimitState } from "@gong-engagement/sdk";
import { estimateEnd } from "./estimate-end.ts";
import { createEventStream } from "./event-stream.ts";
import { createEvents, type EventRow } from "./events.ts";
import type { RetryRules } from "./judge-outcome.ts";
import type { Enqueued, EnqueueOptions, InputSchemas, NewEvent, Outbox, Progress } from "./outbox.ts";
import { OutboxClosedError, OutboxFullError } from "./outbox-errors.ts";
import { createQueries, type KeepOptions } from "./queries.ts";
import type { OutboxStore } from "./store/database.ts";
import { startWorker, type Worker } from "./worker.ts";
import { entries, writeInput } from "./write-input.ts";

/** Options of {@link openOutbox}. Times are in milliseconds. */
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
  readonly validate?: InputSchemas | undefined;
  readonly keep?: KeepOptions | undefined;
  /** Share of each budget that events of low priority leave to others; 0.2 by default. */
  readonly reserve?: number | undefined;
  /** Told what the store throws while events are sent. The work goes on. By default it is written to `console.error`. */
  readonly onStoreError?: ((error: unknown) => void) | undefined;
}

const optionNames = [
  ...["store", "gong", "inDoubt", "retry", "concurrency", "lease", "pollInterval", "maxPending", "validate", "keep"],
  ...["reserve", "onStoreError"],
];

const day = 86_400_000;

/** Longer windows are budgets, as in the limiters of the client. */
const longestPacedInterval = 60_000;

/** Milliseconds between rounds of forgetting what has been kept long enough. */
const pruneInterval = 3_600_000;

/** Milliseconds between two counts of what waits. */
const countInterval = 1_000;

/** Milliseconds between two calls of `onProgress`. */
const progressInterval = 1_000;

/** Nothing but the message: errors of a database may also quote a row. */
const printStoreError = (error: unknown): void => {
  const about = error instanceof Error ? `${error.name}: ${error.message}` : "what was thrown is no error";
  console.error(`gong-engagement outbox: the store failed: ${about}`);
};

const checkOptions = (options: OutboxOptions): void => {
  for (const name of Object.keys(options)) {
    if (optionNames.includes(name)) continue;
    throw new GongConfigError(`${name}: there is no such option; there are ${optionNames.join(", ")}`);
  }
  if (typeof options.store?.transaction !== "function") {
    throw new GongConfigError("store: pass sqliteStore(file) or postgresStore(pool)");
  }
  if (typeof options.gong?.client !== "object") throw new GongConfigError("gong: pass a GongEngagement");
  if (options.inDoubt !== undefined && options.inDoubt !== "hold" && options.inDoubt !== "repeat") {
    throw new GongConfigError('inDoubt: pass "hold" or "repeat"');
  }
  const numbers = {
    ...options.retry,
    concurrency: options.concurrency,
    lease: options.lease,
    pollInterval: options.pollInterval,
    maxPending: options.maxPending,
  };
  for (const [name, value] of Object.entries(numbers)) {
    if (value !== undefined && !(Number.isFinite(value) && value > 0)) {
      throw new GongConfigError(`${name}: pass a number above 0`);
    }
  }
  const { reserve = 0 } = options;
  if (!(reserve >= 0 && reserve <= 1)) throw new GongConfigError("reserve: pass a share, from 0 to 1");
};

/**
 * Opens an outbox: events that it accepts are kept until the service has answered, whatever happens to the process. Several
 * processes may open the same store.
 *
 * @throws GongConfigError (the promise rejects with it) if an option is wrong; what the store throws.
 *
 * @example
 * ```ts
 * import { openOutbox } from "@gong-engagement/outbox";
 * import { sqliteStore } from "@gong-engagement/outbox/sqlite";
 * import { GongEngagement } from "@gong-engagement/sdk";
 *
 * const outbox = await openOutbox({ store: sqliteStore("gong.db"), gong: new GongEngagement() });
 * outbox.start();
 * ```
 */
export async function openOutbox(options: OutboxOptions): Promise<Outbox> {
  checkOptions(options);
  const {
    store,
    gong,
    inDoubt = "hold",
    retry = {},
    concurrency = 4,
    lease = 60_000,
    pollInterval = 1_000,
    maxPending = 1_000_000,
  } = options;
  const { validate, reserve = 0.2, onStoreError = printStoreError } = options;
  const { attempts = 12, minDelay = 1_000, maxDelay = 3_600_000 } = retry;
  const keep = { delivered: options.keep?.delivered ?? 7 * day, ids: options.keep?.ids ?? 90 * day };
  const rules: RetryRules = { inDoubt, attempts, minDelay, maxDelay };
  try {
    await store.prepare();
  } catch (error) {
    await store.close();
    throw error;
  }
  const events = createEvents(store);
  const queries = createQueries(store);
  const stream = createEventStream();
  let worker: Worker | undefined;
  let pruning: ReturnType<typeof setInterval> | undefined;
  let isClosed = false;
  let pending = 0;
  let countedAt = -Infinity;

  const checkOpen = (): void => {
    if (isClosed) throw new OutboxClosedError();
  };

  const readLimit = (): RateLimitState | undefined => gong.client.rateLimit;
  readLimit(); // A shared limiter begins to ask its store.

  /** Counts what waits, no more often than that changes little. */
  const checkRoom = async (added: number): Promise<void> => {
    const now = performance.now();
    if (now - countedAt > countInterval || pending + added > maxPending) {
      pending = await queries.countPending();
      countedAt = performance.now();
    }
    if (pending + added > maxPending) throw new OutboxFullError(pending, maxPending);
    pending += added;
  };

  const toRow = async (operation: string, input: unknown, event: EnqueueOptions): Promise<EventRow> => {
    const { id = randomUUID(), orderingKey, notBefore, priority } = event;
    const json = await writeInput(operation, input, id, validate);
    if (notBefore !== undefined && !Number.isFinite(notBefore.getTime())) {
      throw new GongInputError("notBefore: pass a valid Date");
    }
    return { id, operation, input: json, orderingKey, isLow: priority === "low", notBefore: notBefore?.getTime() };
  };

  const put = async (rows: readonly EventRow[], transaction: object | undefined): Promise<readonly Enqueued[]> => {
    await checkRoom(rows.length);
    const added = new Set(await events.insert(rows, transaction));
    if (!transaction) worker?.wake();
    // An id that a list has twice was put in once.
    return rows.map(({ id }) => ({ id, isNew: added.delete(id) }));
  };

  const createWorker = (): Worker =>
    startWorker({
      events,
      rules,
      concurrency,
      lease,
      pollInterval,
      onStoreError,
      tell: stream.tell,
      hasKey: (operation) => entries[operation]?.idempotencyKey !== undefined,
      async takesLow() {
        const budgets = readLimit()?.windows.filter(({ interval }) => interval > longestPacedInterval) ?? [];
        return budgets.every(({ limit, remaining }) => remaining > limit * reserve);
      },
      async send({ operation, input }, callOptions) {
        const entry = entries[operation];
        if (!entry) throw new GongInputError(`${operation}: this version of the SDK has no such operation`);
        const { requestId } = await entry.send(gong, input, callOptions).withResponse();
        return { requestId };
      },
    });

  const start = (): void => {
    checkOpen();
    worker ??= createWorker();
    if (pruning) return;
    const prune = (): void => void queries.prune(keep).catch(onStoreError);
    pruning = setInterval(prune, pruneInterval).unref();
    prune();
  };

  const close: Outbox["close"] = async ({ timeout } = {}) => {
    if (isClosed) return;
    isClosed = true;
    clearInterval(pruning);
    await worker?.stop(timeout);
    stream.end();
    await store.close();
  };

  return {
    async enqueue(operation, input, event = {}) {
      checkOpen();
      const [enqueued] = await put([await toRow(operation, input, event)], event.transaction);
      if (!enqueued) throw new Error("The store put nothing in");
      return enqueued;
    },
    async enqueueMany(list: readonly NewEvent[], { transaction } = {}) {
      checkOpen();
      const rows: EventRow[] = [];
      for (const { operation, input, ...event } of list) rows.push(await toRow(operation, input, event));
      return put(rows, transaction);
    },
    start,
    async drain({ onProgress, signal } = {}) {
      checkOpen();
      const wasStarted = worker !== undefined;
      const begin = performance.now();
      const before = await queries.receipt();
      start();
      let toldAt = -Infinity;
      try {
        for (;;) {
          signal?.throwIfAborted();
          checkOpen();
          const isDone = !(await queries.hasPending());
          if (onProgress && (isDone || performance.now() - toldAt >= progressInterval)) {
            const receipt = await queries.receipt();
            toldAt = performance.now();
            const settled = before.pending - receipt.pending + receipt.accepted - before.accepted;
            const rate = (settled * 1_000) / Math.max(1, toldAt - begin);
            const endsAt = estimateEnd(receipt.pending, readLimit(), Date.now());
            const progress: Progress = { ...receipt, rate, ...(endsAt ? { endsAt } : {}) };
            onProgress(progress);
          }
          if (isDone) return await queries.receipt();
          await waitFor(20, signal);
        }
      } finally {
        if (!wasStarted) {
          await worker?.stop();
          worker = undefined;
        }
      }
    },
    events: () => stream.listen(),
    async receipt() {
      checkOpen();
      return queries.receipt();
    },
    async status() {
      checkOpen();
      return queries.status();
    },
    async find(id) {
      checkOpen();
      return queries.find(id);
    },
    dead(filter = {}) {
      checkOpen();
      return queries.dead(filter);
    },
    async replay(filter) {
      checkOpen();
      const replayed = await queries.replay(filter);
      worker?.wake();
      return replayed;
    },
    async resolve(id, outcome) {
      checkOpen();
      return queries.resolve(id, outcome);
    },
    async purge({ email }) {
      checkOpen();
      return queries.purge(email);
    },
    close,
    [Symbol.asyncDispose]: () => close(),
  };
}

/** Waits, unless the signal aborts. */
const waitFor = (delay: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, delay);
    signal?.addEventListener("abort", end);
  });
