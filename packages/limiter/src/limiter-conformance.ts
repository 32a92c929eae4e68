import assert from "node:assert/strict";
import { isGongLimiterError, type RateLimiter, type RateLimitWindow, type Turn } from "@gong-engagement/client";
import type { ConformanceCase } from "./store-conformance.ts";

/** What is tested of a limiter. */
export interface LimiterUnderTest {
  /** Makes a limiter of its own for these windows. */
  create(windows: readonly RateLimitWindow[]): Promise<RateLimiter>;
}

const hour = 3_600_000;

const patient = { maxQueue: Infinity, maxPause: Infinity };

const isReason = (reason: string) => (error: unknown) => isGongLimiterError(error) && error.reason === reason;

const cancelAll = async (turns: readonly Turn[]): Promise<void> => {
  for (const turn of turns) await turn.cancel();
};

/** Takes a turn, and reports what `take` throws as a promise that rejects. */
const take = async (limiter: RateLimiter, options: Partial<Parameters<RateLimiter["take"]>[0]> = {}): Promise<Turn> =>
  await limiter.take({ ...patient, ...options });

/** What every `RateLimiter` of a known limit must do. */
export const limiterConformance: readonly ConformanceCase<LimiterUnderTest>[] = [
  {
    title: "keeps the starts of a paced window apart",
    async run({ create }) {
      const limiter = await create([{ limit: 4, interval: 400 }]);
      const begin = performance.now();
      for (let start = 0; start < 4; start++) (await take(limiter)).settle(200);
      const took = performance.now() - begin;
      assert(took >= 295, `four starts of 100 ms each took ${took} ms`);
    },
  },
  {
    title: "rejects with the reason budget and the moment when it goes on, once a budget is spent",
    async run({ create }) {
      const limiter = await create([{ limit: 2, interval: hour }]);
      (await take(limiter)).settle(200);
      (await take(limiter)).settle(undefined);
      await assert.rejects(take(limiter), (error) => {
        assert(isGongLimiterError(error));
        assert.equal(error.reason, "budget");
        const resumesIn = Number(error.resumeAt) - Date.now();
        // A guard may add up to a minute, and whole milliseconds are rounded up.
        assert(resumesIn > hour - 60_000 && resumesIn <= hour + 60_001, `goes on in ${resumesIn} ms`);
        return true;
      });
    },
  },
  {
    title: "counts no start that was cancelled, and cancels each turn once",
    async run({ create }) {
      const limiter = await create([{ limit: 2, interval: hour }]);
      const [first] = [await take(limiter), await take(limiter)];
      await first.cancel();
      await first.cancel();
      first.settle(200);
      (await take(limiter)).settle(200);
      await assert.rejects(take(limiter), isReason("budget"));
    },
  },
  {
    title: "goes first come, first served, but starts later attempts before first ones",
    async run({ create }) {
      const limiter = await create([{ limit: 1, interval: 80 }]);
      const order: string[] = [];
      await take(limiter);
      const enter = async (label: string, attempt?: number): Promise<void> => {
        await take(limiter, { attempt });
        order.push(label);
      };
      await Promise.all([
        enter("first"),
        enter("second"),
        enter("retry", 2),
        enter("third", 1),
        enter("next retry", 3),
      ]);
      assert.deepEqual(order, ["retry", "next retry", "first", "second", "third"]);
    },
  },
  {
    title: "starts a first attempt after nine later attempts in a row",
    async run({ create }) {
      const limiter = await create([{ limit: 1, interval: 60 }]);
      const order: string[] = [];
      await take(limiter);
      const enter = async (label: string, attempt: number): Promise<void> => {
        await take(limiter, { attempt });
        order.push(label);
      };
      await Promise.all([enter("first", 1), ...Array.from({ length: 12 }, () => enter("retry", 2))]);
      assert.equal(order.indexOf("first"), 9);
    },
  },
  {
    title: "rejects with the reason queue when more wait than may wait",
    async run({ create }) {
      const limiter = await create([{ limit: 1, interval: 50 }]);
      await take(limiter);
      const waiting = take(limiter, { maxQueue: 1 });
      await assert.rejects(take(limiter, { maxQueue: 1 }), isReason("queue"));
      await waiting;
    },
  },
  {
    title: "rejects with the reason of a signal that aborts, before or during the wait, and frees the place",
    async run({ create }) {
      const limiter = await create([{ limit: 1, interval: 100 }]);
      const reason = new Error("The caller has left.");
      await assert.rejects(take(limiter, { signal: AbortSignal.abort(reason) }), reason);
      await take(limiter);
      const controller = new AbortController();
      const waiting = take(limiter, { signal: controller.signal, maxQueue: 1 });
      controller.abort(reason);
      await assert.rejects(waiting, reason);
      await take(limiter, { maxQueue: 1 });
    },
  },
  {
    title: "holds starts during a pause, and rejects at once those that may not wait for its end",
    async run({ create }) {
      const limiter = await create([{ limit: 1, interval: 100 }]);
      const begin = performance.now();
      await limiter.pause(200);
      await assert.rejects(take(limiter, { maxPause: 100 }), isReason("pause"));
      await assert.rejects(take(limiter, { deadline: performance.now() + 50 }), isReason("pause"));
      await take(limiter, { maxPause: 60_000 });
      const took = performance.now() - begin;
      assert(took >= 195, `the start came after ${took} ms, in a pause of 200 ms`);
    },
  },
  {
    title: "rejects a waiting start when a pause begins that is too long for it",
    async run({ create }) {
      const limiter = await create([{ limit: 1, interval: 1_000 }]);
      await take(limiter);
      const waiting = take(limiter, { maxPause: 100 });
      waiting.catch(() => {});
      await limiter.pause(30_000);
      await assert.rejects(waiting, isReason("pause"));
    },
  },
  {
    title: "tells how many wait, how many are under way, and until when it is paused",
    async run({ create }) {
      const limiter = await create([{ limit: 1, interval: 50 }]);
      const turns = [await take(limiter)];
      const waiting = take(limiter);
      const during = limiter.state?.();
      assert.equal(during?.waiting, 1);
      assert.equal(during.inFlight, 1);
      assert.equal(during.pausedUntil, undefined);
      turns.push(await waiting);
      await cancelAll(turns);
      await limiter.pause(5_000);
      const after = limiter.state?.();
      assert.equal(after?.waiting, 0);
      assert.equal(after.inFlight, 0);
      const pausedFor = Number(after.pausedUntil) - Date.now();
      assert(pausedFor > 4_000 && pausedFor <= 5_001, `paused for ${pausedFor} ms`);
    },
  },
];
