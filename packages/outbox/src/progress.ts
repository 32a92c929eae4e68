import type { RateLimitState } from "@gong-engagement/sdk";
import type { EventStream } from "./event-stream.ts";
import type { Progress } from "./outbox.ts";
import type { Queries } from "./queries.ts";

/** When that number of starts is possible under a limit, at the earliest; `undefined` if no limit is known. */
export const estimateEnd = (
  pending: number,
  state: RateLimitState | undefined,
  now: number,
  pausedUntil?: Date,
): Date | undefined => {
  if (pending === 0 || !state || state.windows.length === 0) return undefined;
  const delays = state.windows.map(({ limit, interval, remaining }) => {
    const later = Math.max(0, pending - remaining);
    return Math.ceil(later / limit) * interval;
  });
  const pauses = [state.pausedUntil, pausedUntil].map((end) => (end ? end.getTime() - now : 0));
  return new Date(now + Math.max(0, ...pauses, ...delays));
};

/** Begins to measure: what it resolves with tells the progress since. */
export const startMeasuring = async (
  queries: Queries,
  readLimit: () => RateLimitState | undefined,
): Promise<() => Promise<Progress>> => {
  const begin = performance.now();
  const before = await queries.receipt();
  return async () => {
    const receipt = await queries.receipt();
    const settled = before.pending - receipt.pending + receipt.accepted - before.accepted;
    const rate = (settled * 1_000) / Math.max(1, performance.now() - begin);
    const endsAt = estimateEnd(receipt.pending, readLimit(), Date.now());
    return { ...receipt, rate, ...(endsAt ? { endsAt } : {}) };
  };
};

/** Tells the progress at once, again whenever the numbers are others, and a last time at its end, while anybody listens. */
export const tellProgress = (
  begin: () => Promise<() => Promise<Progress>>,
  stream: EventStream,
  interval: number,
  onStoreError: (error: unknown) => void,
): { end(): Promise<void> } => {
  let measuring: ReturnType<typeof begin> | undefined;
  let told = "";
  let telling: Promise<void> | undefined;
  const tell = async (): Promise<void> => {
    try {
      if (!stream.isHeard()) return;
      measuring ??= begin();
      const measure = await measuring;
      const progress = await measure();
      const { accepted, delivered, refused, pending, dead } = progress;
      const numbers = [accepted, delivered, refused, pending, dead].join();
      if (numbers !== told) stream.tell({ type: "progress", ...progress });
      told = numbers;
    } catch (error) {
      measuring = undefined;
      onStoreError(error);
    }
  };
  const tellOnce = (): void => {
    telling ??= tell().finally(() => {
      telling = undefined;
    });
  };
  const timer = setInterval(tellOnce, interval).unref();
  // The listener is there once `events` has returned.
  queueMicrotask(tellOnce);
  return {
    async end() {
      clearInterval(timer);
      await telling;
      await tell();
    },
  };
};
