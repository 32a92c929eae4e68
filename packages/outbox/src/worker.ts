import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { type CallOptions, isGongLimiterError } from "@gong-engagement/sdk";
import type { ClaimedEvent, Events } from "./events.ts";
import { judgeFailure, judgeUnknown, type RetryRules } from "./judge-outcome.ts";
import type { OutboxEvent } from "./outbox.ts";

/** What a worker needs of the rest. */
export interface WorkerContext {
  readonly events: Events;
  readonly rules: RetryRules;
  /** Events that are under way at once. */
  readonly concurrency: number;
  /** Milliseconds that an event is reserved for its sender, unless it renews this. */
  readonly lease: number;
  /** Milliseconds after which the store is asked again, however long it says to wait: other processes put events in. */
  readonly pollInterval: number;
  /** Sends an event. */
  send(event: ClaimedEvent, options: CallOptions): Promise<{ readonly requestId: string | undefined }>;
  hasKey(operation: string): boolean;
  /** Whether this process has an operation: one of a later version may have put an event in. */
  isKnown(operation: string): boolean;
  /** Whether events of low priority may be sent now. */
  takesLow(): Promise<boolean>;
  tell(event: OutboxEvent): void;
  /** Told what the store throws, or that of a shared limiter; the worker goes on. */
  onStoreError(error: unknown): void;
}

/** Sends what is due until it is stopped. */
export interface Worker {
  /** Looks for work at once: an event was put in. */
  wake(): void;
  /** Takes no more events, and waits for those under way, no longer than `timeout` milliseconds. */
  stop(timeout?: number): Promise<void>;
}

/** Milliseconds for which an event of an operation that this version does not have is left to others. */
const leftAlone = 60_000;

/** Milliseconds between repetitions of what the store does not take, at most. */
const longestRepetition = 5_000;

/** Thrown to the client to keep an event from being sent that somebody else has by now. */
class LostClaim extends Error {
  override readonly name = "LostClaim";
}

/** Thrown to the client to keep an event from being sent that could not be written down. */
class NotWrittenDown extends Error {
  override readonly name = "NotWrittenDown";
}

export const startWorker = (context: WorkerContext): Worker => {
  const { events, rules, concurrency, lease, pollInterval, tell, onStoreError } = context;
  const owner = `${process.pid}-${randomUUID()}`;
  /** What is under way, with the numbers of the events. One event may be under way twice: another process may have given it back. */
  const running = new Map<Promise<void>, number>();
  const controller = new AbortController();
  const stopping = new AbortController();
  let recoversAt = -Infinity;
  let isWoken = false;
  let endSleep = (): void => {};

  /** Repeats what must get into the store, until it is there, or the worker is to stop. */
  const insist = async <Result>(write: () => Promise<Result>): Promise<Result> => {
    for (let delay = 50; ; delay = Math.min(2 * delay, longestRepetition)) {
      try {
        return await write();
      } catch (error) {
        if (stopping.signal.aborted) throw error;
        onStoreError(error);
        // The abort ends the wait, and there is one more try.
        await setTimeout(delay, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  };

  /** Ends the sleep; or, while the store is asked, the next one before it begins. */
  const wake = (): void => {
    isWoken = true;
    endSleep();
  };

  const sleep = async (delay: number): Promise<void> => {
    const woken = new AbortController();
    endSleep = () => woken.abort();
    if (isWoken) woken.abort();
    await setTimeout(Math.min(Math.ceil(delay), pollInterval), undefined, { signal: woken.signal }).catch(() => {});
  };

  const sendEvent = async (event: ClaimedEvent): Promise<void> => {
    const { id, operation } = event;
    if (!context.isKnown(operation)) {
      await insist(() => events.release(event, owner, leftAlone));
      const what = `${id}: this version of the SDK has no operation ${operation}`;
      throw new Error(`${what}: the event waits for a process with a later version. Update this one`);
    }
    let attempt = event.attempts;
    let wasSent = false;
    const beforeSend = async (): Promise<void> => {
      attempt++;
      let isOurs = false;
      try {
        isOurs = await events.markSending(event, owner, attempt, lease);
      } catch (cause) {
        throw new NotWrittenDown("The store did not take that the event is about to be sent", { cause });
      }
      if (!isOurs) throw new LostClaim(`Event ${id} was taken over by another process`);
      wasSent = true;
      tell({ type: "sending", id, operation, attempt });
    };
    const hasKey = context.hasKey(operation);
    try {
      const { requestId } = await context.send(event, { retry: false, signal: controller.signal, beforeSend });
      const outcome = { type: "delivered", requestId } as const;
      await insist(() =>
        events.settle(event, owner, attempt, outcome, { outcome: "delivered" }, { type: "open" }, true),
      );
      tell({ type: "delivered", id, operation, attempt });
    } catch (error) {
      if (error instanceof LostClaim) return;
      if (error instanceof NotWrittenDown) {
        onStoreError(error.cause);
        await insist(() => events.takeBack(event, owner, attempt, pollInterval));
        return;
      }
      const { outcome, gate, evidence, counts } = judgeFailure(error, event, hasKey, wasSent, rules);
      if (!wasSent && outcome.type !== "refused") {
        const { aborted } = controller.signal;
        // Nothing is written down of what was not sent: without this, nobody would learn why.
        if (isGongLimiterError(error) && error.reason === "unavailable") onStoreError(error);
        if (!aborted) await insist(() => events.changeGate(gate));
        await insist(() => events.release(event, owner, outcome.type === "retry" && !aborted ? outcome.delay : 0));
        return;
      }
      // Refused before it was sent: it is written down as an attempt, so that somebody can see why.
      if (!wasSent) {
        attempt++;
        await events.markSending(event, owner, attempt, lease);
      }
      if (!(await insist(() => events.settle(event, owner, attempt, outcome, evidence, gate, counts)))) return;
      const dueAt = outcome.type === "retry" ? { dueAt: new Date(Date.now() + outcome.delay) } : {};
      tell({ type: outcome.type, id, operation, attempt, ...dueAt, error });
    }
  };

  /** Takes over what others have left, no more often than is of use. */
  const recover = async (): Promise<void> => {
    if (performance.now() < recoversAt) return;
    recoversAt = performance.now() + pollInterval / 2;
    for (const event of await events.listAbandoned()) {
      if (!context.isKnown(event.operation)) continue; // Nothing here tells whether it has a key.
      const outcome = judgeUnknown(event, context.hasKey(event.operation), rules);
      if (!(await events.settleAbandoned(event, outcome))) continue;
      const { id, operation, attempts: attempt } = event;
      if (outcome.type !== "refused") tell({ type: outcome.type, id, operation, attempt });
    }
  };

  const run = async (event: ClaimedEvent): Promise<void> => {
    try {
      await sendEvent(event);
    } catch (error) {
      onStoreError(error);
    }
  };

  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        isWoken = false;
        await recover();
        if (running.size >= concurrency) {
          await Promise.race(running.keys());
          continue;
        }
        const claim = await events.claim(owner, lease, await context.takesLow());
        if ("wait" in claim) {
          await sleep(claim.wait);
          continue;
        }
        const job = run(claim.event).finally(() => {
          running.delete(job);
          wake(); // The event may be due again soon, or others wait for it.
        });
        running.set(job, claim.event.seq);
      } catch (error) {
        onStoreError(error);
        if (!stopping.signal.aborted) await sleep(pollInterval);
      }
    }
  };

  const renewal = setInterval(() => {
    if (running.size > 0) events.renew(owner, lease, [...running.values()]).catch(onStoreError);
  }, lease / 3);
  const worked = work();

  return {
    wake,
    async stop(timeout) {
      stopping.abort();
      wake();
      const ended = new AbortController();
      if (timeout !== undefined) {
        setTimeout(timeout, undefined, { signal: ended.signal }).then(
          () => controller.abort(new Error("The outbox was closed before the service had answered")),
          () => {},
        );
      }
      await worked;
      await Promise.all(running.keys());
      ended.abort();
      clearInterval(renewal);
    },
  };
};
