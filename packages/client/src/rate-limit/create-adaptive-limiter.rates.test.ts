import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { service } from "../generated/service.ts";
import { createAdaptiveLimiter } from "./create-adaptive-limiter.ts";
import { longestPacedInterval } from "./rate-limiter.ts";
import { startsSince, takeTurns } from "./testing/take-turns.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Starts of a limiter in ten seconds, while many calls wait and each is answered at once. */
const countStarts = async (options?: object, status: number | undefined = 200): Promise<number> => {
  const limiter = createAdaptiveLimiter(options);
  const taken = takeTurns(limiter, 5_000);
  let settled = 0;
  for (let step = 0; step < 1_000; step++) {
    await vi.advanceTimersByTimeAsync(10);
    const started = taken.filter(({ turn }) => turn).length;
    for (const { turn } of taken.slice(settled, started)) turn?.settle(status);
    settled = started;
  }
  return settled;
};

/** Milliseconds between the first two starts. */
const findFirstGap = async (options: object): Promise<number> => {
  const origin = performance.now();
  const taken = takeTurns(createAdaptiveLimiter(options), 2);
  await vi.runAllTimersAsync();
  return startsSince(origin, taken)[1] ?? Number.NaN;
};

const rates = service.rateLimit
  .filter(({ interval }) => interval <= longestPacedInterval)
  .map(({ limit, interval }) => (limit * 1_000) / interval);
const serviceRate = Math.min(...rates);

describe("the rates of an adaptive limiter", () => {
  it.runIf(rates.length > 0)("begin with and never exceed the rate of the service, if none is given", async () => {
    const expected = Math.min(serviceRate * 10, 5_000);
    const starts = await countStarts();
    expect(starts).toBeGreaterThan(expected * 0.95);
    expect(starts).toBeLessThanOrEqual(Math.ceil(expected) + 1);
  });

  it("stay below maxRate", async () => {
    const starts = await countStarts({ startRate: 5, maxRate: 10 });
    expect(starts).toBeGreaterThan(55);
    expect(starts).toBeLessThanOrEqual(101);
  });

  it("climb without end with maxRate Infinity", async () => {
    expect(await countStarts({ startRate: 5, maxRate: Infinity })).toBeGreaterThan(500);
  });

  it("begin with startRate, which is the highest rate if it is above that of the service", async () => {
    const startRate = Math.max(...rates, 20) * 2;
    const starts = await countStarts({ startRate });
    expect(starts).toBeGreaterThan(startRate * 9.5);
    expect(starts).toBeLessThanOrEqual(startRate * 10 + 1);
  });

  it("begin with the rate of the service, or 20, where maxRate is higher, and with maxRate where it is lower", async () => {
    const startRate = rates.length > 0 ? serviceRate : 20;
    expect((await findFirstGap({ maxRate: Infinity })) / (1_000 / startRate)).toBeCloseTo(1, 1);
    expect((await findFirstGap({ maxRate: startRate / 2 })) / (1_000 / startRate)).toBeCloseTo(2, 1);
  });

  it("are the default ones where the options are undefined", async () => {
    const options = { startRate: undefined, maxRate: undefined };
    expect(await findFirstGap(options)).toBe(await findFirstGap({}));
  });

  it.each([
    { options: { startRate: 0 }, message: "startRate: pass starts a second, more than 0" },
    { options: { startRate: -1 }, message: "startRate: pass starts a second, more than 0" },
    { options: { startRate: Number.NaN }, message: "startRate: pass starts a second, more than 0" },
    { options: { maxRate: 0 }, message: "maxRate: pass starts a second, more than 0" },
    { options: { maxRate: "3" }, message: "maxRate: pass starts a second, more than 0" },
    { options: { maxRate: null }, message: "maxRate: pass starts a second, more than 0" },
    { options: { startRate: 4, maxRate: 2 }, message: "startRate: pass no more starts a second than maxRate" },
    { options: { startRate: Infinity }, message: "startRate: pass a finite number of starts a second" },
    { options: { rate: 3 }, message: /^rate: there is no such option; .*startRate.*maxRate/ },
    { options: { maxrate: 3 }, message: /^maxrate: there is no such option; did you mean maxRate\?$/ },
    { options: null, message: "createAdaptiveLimiter: pass { startRate, maxRate }" },
    { options: 3, message: "createAdaptiveLimiter: pass { startRate, maxRate }" },
  ])("are refused where they are wrong: $options", ({ options, message }) => {
    expect(() => createAdaptiveLimiter(options as object)).toThrow(message);
    expect(() => createAdaptiveLimiter(options as object)).toThrow(
      expect.objectContaining({ name: "GongConfigError" }),
    );
  });
});
