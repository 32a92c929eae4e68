import { setTimeout } from "node:timers/promises";
import { GongInputError, longestPacedInterval, type RateLimitState } from "@gong-engagement/sdk";
import { checkFilter } from "./check-arguments.ts";
import { createIntake } from "./create-intake.ts";
import { createEventStream } from "./event-stream.ts";
import { createEvents } from "./events.ts";
import type { EventRow } from "./insert-events.ts";
import type { Enqueued, NewEvent, Outbox, StoredEvent } from "./outbox.ts";
import { OutboxClosedError, OutboxStoreError } from "./outbox-errors.ts";
import { longestTime, type OutboxOptions, readOptions } from "./outbox-options.ts";
import { estimateEnd, startMeasuring, tellProgress } from "./progress.ts";
import { createPrune } from "./prune.ts";
import { createPurge } from "./purge.ts";
import { createQueries } from "./queries.ts";
import { startWorker, type Worker } from "./worker.ts";
import { entries, withoutKey } from "./write-input.ts";

/** Milliseconds after the timeout of `close` in which the store has to take the last outcomes. */
const longestFarewell = 1_000;

/** Milliseconds between rounds of forgetting what has been kept long enough. */
const pruneInterval = 3_600_000;

/** Milliseconds between two calls of `onProgress`. */
const progressInterval = 1_000;

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
  const settings = readOptions(options);
  const { store, gong, rules, concurrency, lease, pollInterval, maxPending, validate, keep, reserve } = settings;
  const { onStoreError } = settings;
  const queries = createQueries(store);
  const intake = createIntake({ queries, maxPending, validate });
  try {
    await store.prepare();
  } catch (error) {
    await store.close();
    throw error;
  }
  const events = createEvents(store);
  const purge = createPurge(store);
  const prune = createPrune(store);
  const stream = createEventStream();
  /** What sends; and all that are not at their end yet. */
  let worker: Worker | undefined;
  const workers = new Set<Worker>();
  let isStarted = false;
  let drains = 0;
  let pruning: ReturnType<typeof setInterval> | undefined;
  let pruned: Promise<void> | undefined;
  let telling: { end(): Promise<void> } | undefined;
  let closing: Promise<void> | undefined;

  const checkOpen = (): void => {
    if (closing) throw new OutboxClosedError();
  };

  const readLimit = (): RateLimitState | undefined => gong.client.rateLimit;
  readLimit(); // A shared limiter begins to ask its store.

  const put = async (rows: readonly EventRow[], transaction: object | undefined): Promise<readonly Enqueued[]> => {
    checkOpen(); // It may have been closed while the input was tried, or while the events were counted.
    await intake.checkRoom(rows.length, transaction);
    checkOpen();
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
      isKnown: (operation) => Object.hasOwn(entries, operation),
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

  const startWork = (): void => {
    checkOpen();
    if (!worker) {
      worker = createWorker();
      workers.add(worker);
    }
    if (pruning) return;
    const forget = (): void => {
      pruned ??= prune(keep, () => closing !== undefined)
        .catch(onStoreError)
        .finally(() => {
          pruned = undefined;
        });
    };
    pruning = setInterval(forget, pruneInterval).unref();
    forget();
  };

  /** Ends the work unless somebody else still wants it. */
  const endDrain = async (): Promise<void> => {
    drains--;
    if (isStarted || drains > 0 || !worker) return;
    const ending = worker;
    worker = undefined;
    await ending.stop();
    workers.delete(ending);
  };

  const closeAll = async (stopped: Promise<unknown>): Promise<void> => {
    clearInterval(pruning);
    await stopped;
    await telling?.end();
    await pruned;
    stream.end();
    await store.close();
  };

  const close: Outbox["close"] = async ({ timeout: longest = Infinity } = {}) => {
    const timeout = longest + longestFarewell > longestTime ? undefined : longest;
    const stopped = Promise.all([...workers].map((each) => each.stop(timeout)));
    closing ??= closeAll(stopped);
    if (timeout === undefined) return closing;
    const ended = new AbortController();
    const late = waitFor(timeout + longestFarewell, ended.signal).then(() => {
      if (ended.signal.aborted) return;
      const what = `The store did not answer within ${longestFarewell} ms after the timeout of close`;
      onStoreError(
        new OutboxStoreError(
          `${what}: is its connection there, and free? Nothing that was accepted is lost`,
          undefined,
        ),
      );
    });
    // What fails after it is late has nobody else to tell.
    closing.catch((error) => (ended.signal.aborted ? onStoreError(error) : undefined));
    await Promise.race([closing, late]).finally(() => ended.abort());
  };

  const listWhileOpen = async function* (list: AsyncIterable<StoredEvent>): AsyncGenerator<StoredEvent> {
    for await (const event of list) {
      yield event;
      checkOpen();
    }
  };

  return {
    async enqueue(operation, input, event = {}) {
      checkOpen();
      const [enqueued] = await put([await intake.toRow(operation, input, event)], event.transaction);
      if (!enqueued) throw new Error("The store put nothing in");
      return enqueued;
    },
    async enqueueMany(list: readonly NewEvent[], { transaction } = {}) {
      checkOpen();
      return put(await intake.toRows(list, transaction), transaction);
    },
    start() {
      startWork();
      isStarted = true;
    },
    async drain({ onProgress, signal } = {}) {
      checkOpen();
      signal?.throwIfAborted();
      const measure = await startMeasuring(queries, readLimit);
      // Before anything is sent: a long wait is said before it begins.
      await onProgress?.(await measure());
      startWork();
      drains++;
      let toldAt = performance.now();
      try {
        for (;;) {
          signal?.throwIfAborted();
          checkOpen();
          const isDone = !(await queries.hasPending());
          if (onProgress && (isDone || performance.now() - toldAt >= progressInterval)) {
            toldAt = performance.now();
            await onProgress(await measure());
          }
          if (isDone) return await queries.receipt();
          await waitFor(20, signal);
        }
      } finally {
        await endDrain();
      }
    },
    events() {
      if (!closing)
        telling ??= tellProgress(() => startMeasuring(queries, readLimit), stream, pollInterval, onStoreError);
      return stream.listen();
    },
    async receipt() {
      checkOpen();
      return queries.receipt();
    },
    async status() {
      checkOpen();
      const status = await queries.status();
      const limit = readLimit();
      const endsAt = status.blocked ? undefined : estimateEnd(status.pending, limit, Date.now(), status.pausedUntil);
      return { ...status, budget: limit?.windows ?? [], ...(endsAt ? { endsAt } : {}) };
    },
    async find(id) {
      checkOpen();
      return queries.find(id);
    },
    dead(filter = {}) {
      checkOpen();
      checkFilter("dead", filter, ["ids", "state"]);
      return listWhileOpen(queries.list({ ...filter, state: "dead" }));
    },
    list(filter = {}) {
      checkOpen();
      checkFilter("list", filter, ["ids"]);
      return listWhileOpen(queries.list(filter));
    },
    async replay(filter) {
      checkOpen();
      checkFilter("replay", filter, ["state"]);
      const replayed = await queries.replay(filter);
      worker?.wake();
      return replayed;
    },
    async edit(id, input, event = {}) {
      checkOpen();
      const original = await queries.find(id);
      if (!original) throw new GongInputError(`${id}: there is no event of this id`);
      const row = await intake.toRow(original.operation, withoutKey(original, input), event);
      await intake.checkRoom(1);
      const edited = await queries.edit(id, row);
      worker?.wake();
      return edited;
    },
    async resolve(id, outcome) {
      checkOpen();
      if (outcome !== "delivered" && outcome !== "discarded") {
        throw new GongInputError('resolve: pass "delivered" or "discarded" as the outcome');
      }
      return queries.resolve(id, outcome);
    },
    async purge(person) {
      checkOpen();
      return purge(person?.email);
    },
    close,
    [Symbol.asyncDispose]: () => close(),
  };
}

/** Waits, unless the signal aborts. */
const waitFor = (delay: number, signal: AbortSignal | undefined): Promise<void> =>
  setTimeout(delay, undefined, { signal }).catch(() => {});
