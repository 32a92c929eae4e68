import { createFake, type Fake } from "@gong-engagement/fake";
import { GongEngagement, isGongError } from "@gong-engagement/sdk";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { models } from "../contract/spec.ts";
import { createMarker, type MarkedEvent, report } from "./report-events.ts";

const markers = models.map(createMarker).filter((marker) => marker !== undefined);

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 31), loopLimit: Number.POSITIVE_INFINITY });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** An event of each kind in turn. */
const createEvents = (count: number): readonly MarkedEvent[] =>
  Array.from({ length: count }, (_, index) => markers[index % markers.length]?.(`event ${index}`)).filter(
    (event) => event !== undefined,
  );

test("of 10,005 events in a day 10,000 are recorded at the pace of the limit, and 5 are not sent: there is no 429", async () => {
  const windows = [
    { limit: 3, interval: 1_000 },
    { limit: 10_000, interval: 86_400_000 },
  ];
  const fake = createFake({ quota: windows });
  const gong = new GongEngagement({ fetch: fake.fetch, auth: fake.auth, rateLimit: windows });
  const waiting = [...createEvents(10_005)];
  const results: unknown[] = [];
  const work = async (): Promise<void> => {
    for (let event = waiting.shift(); event; event = waiting.shift()) {
      const result = report(gong, event).then(
        () => "delivered",
        (error: unknown) => (isGongError(error) ? `${error.delivery}, ${Reflect.get(error, "reason")}` : error),
      );
      results.push(await result);
    }
  };
  const workers = Array.from({ length: 50 }, work);
  await vi.runAllTimersAsync();
  await Promise.all(workers);
  const counts = Object.groupBy(results, (result) => String(result));
  expect(Object.entries(counts).map(([name, list = []]) => [name, list.length])).toEqual([
    ["delivered", 10_000],
    ["not-sent, budget", 5],
  ]);
  expect(fake.events).toHaveLength(10_000);
  expect(fake.attempts).toHaveLength(10_000);
  expect(fake.mostInAny(1_000)).toBe(3);
});

/** All that can go wrong, often enough that most runs see all of it. */
const breakEverything = (fake: Fake): void => {
  fake.fail("reset-before-commit", { rate: 0.03 });
  fake.fail("reset-after-commit", { rate: 0.03 });
  fake.fail("reset-in-body", { rate: 0.02 });
  fake.fail("half-body", { rate: 0.01 });
  fake.fail("no-answer", { rate: 0.01 });
  fake.fail("no-answer", { rate: 0.01, commit: false });
  fake.fail("slow", { rate: 0.02, delay: 5_000 });
  fake.fail("slow", { rate: 0.01, delay: 45_000 });
  fake.fail("html", { rate: 0.01 });
  fake.fail("redirect", { rate: 0.01 });
  fake.fail("broken-gzip", { rate: 0.01 });
  fake.fail("token-ends", { rate: 0.02 });
  fake.fail("other-calls", { rate: 0.05, calls: 2 });
  fake.fail(503, { rate: 0.03, retryAfter: 1 });
  fake.fail(500, { rate: 0.02, commit: true });
  fake.fail(502, { rate: 0.02 });
  fake.fail(429, { rate: 0.02, retryAfter: 2 });
  fake.fail(403, { rate: 0.01 });
};

const run = async (seed: number, count: number) => {
  const fake = createFake({ seed });
  let state = seed;
  vi.spyOn(Math, "random").mockImplementation(() => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  });
  breakEverything(fake);
  const gong = new GongEngagement({ fetch: fake.fetch, auth: { bearerToken: () => fake.issueToken() } });
  const outcomes = createEvents(count).map(async (event) => {
    const delivery = await report(gong, event).then(
      () => "delivered",
      (error: unknown) => (isGongError(error) ? error.delivery : String(error)),
    );
    return { event, delivery };
  });
  await vi.runAllTimersAsync();
  const finished = await Promise.all(outcomes);
  const times = new Map<string, number>();
  for (const { operationId, input } of fake.events) {
    const { property = "" } = finished.find(({ event }) => event.operation.operationId === operationId)?.event ?? {};
    const mark = String(input[property]);
    times.set(mark, (times.get(mark) ?? 0) + 1);
  }
  return {
    attempts: fake.attempts.length,
    events: finished.map(({ event, delivery }) => ({
      delivery,
      hasKey: event.operation.idempotencyKey !== undefined,
      recorded: times.get(event.mark) ?? 0,
    })),
  };
};

type Result = Awaited<ReturnType<typeof run>>["events"][number];

/** A line of the table: what the SDK said of events, beside what the fake had recorded. */
const summarize = (results: readonly Result[]) => {
  const count = (isCounted: (result: Result) => boolean): number => results.filter(isCounted).length;
  return {
    events: results.length,
    recorded: count(({ recorded }) => recorded > 0),
    delivered: count(({ delivery }) => delivery === "delivered"),
    "unknown, recorded": count(({ delivery, recorded }) => delivery === "unknown" && recorded > 0),
    "unknown, not recorded": count(({ delivery, recorded }) => delivery === "unknown" && recorded === 0),
    refused: count(({ delivery }) => delivery === "refused"),
    "recorded twice or more": count(({ recorded }) => recorded > 1),
  };
};

/** A few by default, in a few seconds. `RUNS=100` makes as many, and prints the table of all. */
const runs = Number(process.env.RUNS ?? 10);

describe(`${runs} runs of 500 events of every kind, with all faults at random`, () => {
  const all: Result[] = [];
  let attempts = 0;

  test.each(Array.from({ length: runs }, (_, index) => index + 1))(
    "seed %i: nothing is lost unnoticed",
    async (seed) => {
      const result = await run(seed, 500);
      const { events } = result;
      const lost = events.filter(({ delivery, recorded }) => delivery === "delivered" && recorded === 0);
      const unclaimed = events.filter(({ delivery, recorded }) => /refused|not-sent/.test(delivery) && recorded > 0);
      const repeated = events.filter(({ hasKey, recorded }) => hasKey && recorded > 1);
      expect({ lost, unclaimed, repeated }).toEqual({ lost: [], unclaimed: [], repeated: [] });
      const { recorded, delivered, ...others } = summarize(events);
      expect(recorded).toBe(delivered + others["unknown, recorded"]);
      all.push(...events);
      attempts += result.attempts;
    },
  );

  test("events of all outcomes were seen", () => {
    expect(Object.entries(summarize(all)).filter(([, number]) => number === 0)).toEqual([]);
    expect(attempts).toBeGreaterThan(all.length);
    if (process.env.RUNS === undefined) return;
    console.table({
      "with a key": summarize(all.filter(({ hasKey }) => hasKey)),
      "without a key": summarize(all.filter(({ hasKey }) => !hasKey)),
      all: summarize(all),
    });
    console.log(`${runs} runs, ${attempts} attempts`);
  });
});
