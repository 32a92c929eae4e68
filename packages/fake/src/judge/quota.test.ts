import { afterEach, describe, expect, test, vi } from "vitest";
import { createNotesFake, createTestClock, putNote } from "../testing/caller.ts";
import { createQuota } from "./quota.ts";

afterEach(() => {
  vi.useRealTimers();
});

describe("a quota", () => {
  test("allows as many calls in any interval, whenever that begins", () => {
    const quota = createQuota([{ limit: 2, interval: 100 }]);
    const allowed: number[] = [];
    for (let now = 0; now < 400; now += 30) {
      if (quota.waitFor(now) > 0) continue;
      quota.count(now);
      allowed.push(now);
    }
    expect(allowed).toEqual([0, 30, 120, 150, 240, 270, 360, 390]);
  });

  test("says how long it takes until a call is allowed by all windows", () => {
    const quota = createQuota([
      { limit: 1, interval: 100 },
      { limit: 2, interval: 1_000 },
    ]);
    quota.count(0);
    expect(quota.waitFor(40)).toBe(60);
    quota.count(100);
    expect(quota.waitFor(100)).toBe(900);
    expect(quota.waitFor(1_000)).toBe(0);
  });

  test("counts more calls than its limit as its limit", () => {
    const quota = createQuota([{ limit: 3, interval: 100 }]);
    quota.count(0, 1_000_000);
    expect(quota.waitFor(99)).toBe(1);
    expect(quota.waitFor(100)).toBe(0);
  });
});

describe("the fake", () => {
  const limit = [{ limit: 2, interval: 2_500 }];

  test("answers what is over the quota with 429 and whole seconds, and does not record it", async () => {
    const clock = createTestClock();
    const fake = createNotesFake({ quota: limit, clock });
    await putNote(fake);
    await putNote(fake);
    clock.pass(400);
    const refused = await putNote(fake);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("3");
    clock.pass(2_100);
    expect((await putNote(fake)).status).toBe(200);
    expect(fake.events).toHaveLength(3);
    expect(fake.mostInAny(2_500)).toBe(3);
    expect(fake.mostInAny(2_000)).toBe(3);
    expect(fake.mostInAny(100)).toBe(2);
  });

  test("has the limits of the document by default, in the time of fake timers", async () => {
    vi.useFakeTimers();
    const fake = createNotesFake({ quota: [{ limit: 3, interval: 1_000 }] });
    for (let call = 0; call < 3; call++) expect((await putNote(fake)).status).toBe(200);
    expect((await putNote(fake)).status).toBe(429);
    vi.advanceTimersByTime(1_000);
    expect((await putNote(fake)).status).toBe(200);
  });

  test("counts refused calls, but not those without credentials", async () => {
    const fake = createNotesFake({ quota: limit, clock: createTestClock() });
    for (let call = 0; call < 5; call++) await putNote(fake, "a", { authorization: "Bearer none" });
    expect((await putNote(fake, 1)).status).toBe(400);
    expect((await putNote(fake, 1)).status).toBe(400);
    expect((await putNote(fake)).status).toBe(429);
  });

  test("counts for each company alone, and what others of it do", async () => {
    const accounts = [
      { name: "Initech", accessKey: "a", accessKeySecret: "b" },
      { name: "Initrode", accessKey: "c", accessKeySecret: "d" },
    ];
    const fake = createNotesFake({ quota: limit, clock: createTestClock(), accounts });
    fake.spend(2);
    expect((await putNote(fake)).status).toBe(429);
    const authorization = `Basic ${btoa("c:d")}`;
    expect((await putNote(fake, "a", { authorization })).status).toBe(200);
    fake.spend(1, "Initrode");
    expect((await putNote(fake, "a", { authorization })).status).toBe(429);
    expect(() => fake.spend(1, "Globex")).toThrow('There is no account "Globex". There are: Initech, Initrode');
    expect(fake.events).toMatchObject([{ account: "Initrode" }]);
  });
});
