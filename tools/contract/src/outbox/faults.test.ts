import { createSharedLimiter } from "@gong-engagement/limiter";
import { sqliteStore as sqliteLimit } from "@gong-engagement/limiter/sqlite";
import type { OutboxStore } from "@gong-engagement/outbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createFixture,
  holdAnswers,
  keyed,
  kinds,
  loseAnswers,
  markers,
  put,
  timesRecorded,
  unkeyed,
} from "./create-fixture.ts";
import type { StorageKind } from "./stores.ts";

const day = 86_400_000;

describe.each(kinds)("an outbox on %s under faults", (_, createKind) => {
  let kind: StorageKind;

  beforeAll(async () => {
    kind = await createKind();
  }, 60_000);

  afterAll(() => kind?.[Symbol.asyncDispose]());

  test.each(keyed)("takes a 409 at the first attempt for a refusal", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    fixture.fake.fail(409, { times: 1 });
    const outbox = await fixture.open();
    const { id } = await put(outbox, mark("one"));
    expect(await outbox.drain()).toMatchObject({ refused: 1 });
    expect(await outbox.find(id)).toMatchObject({ state: "refused", reason: "status 409" });
  });

  // A 404 of an operation that the vendor's reference has at another path says nothing of the event.
  const atVendorsPath = markers.filter(({ mark }) => mark("").operation.vendorPath === undefined).slice(0, 1);

  test.each(atVendorsPath)("refuses an event for each status that is the event's own fault", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open({ concurrency: 1 });
    for (const status of [400, 404, 422]) {
      fixture.fake.fail(status, { times: 1 });
      const { id } = await put(outbox, mark(`status ${status}`));
      await outbox.drain();
      expect(await outbox.find(id)).toMatchObject({ state: "refused", reason: `status ${status}` });
    }
  });

  test.each(unkeyed)("holds a pause of hours over a restart, and counts no attempt for it", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const { property } = mark("");
    fixture.fake.fail(502, { input: { [property]: "fails" } });
    fixture.fake.fail(429, { input: { [property]: "pauses" }, retryAfter: 7_200 });
    const { fetch, release } = holdAnswers(fixture.fake.fetch, ({ ok }) => ok);
    const first = await fixture.open({
      gong: fixture.connect({ fetch }),
      concurrency: 3,
      inDoubt: "repeat",
      retry: { minDelay: 3_000, maxDelay: 3_000 },
    });
    for (const name of ["arrives", "fails", "pauses"]) await put(first, mark(name), { id: name });
    first.start();
    await expect.poll(async () => (await first.status()).pausedUntil).toBeInstanceOf(Date);
    release();
    await expect.poll(async () => (await first.receipt()).delivered).toBe(1);
    await first.close();
    const next = await fixture.open();
    next.start();
    const { pausedUntil, pending } = await next.status();
    expect(Number(pausedUntil) - Date.now()).toBeGreaterThan(7_000_000);
    expect(pending).toBe(2);
    await put(next, mark("new"));
    await fixture.waitForLooks();
    expect(fixture.fake.attempts).toHaveLength(3);
    const rows = await fixture.storage.query("SELECT counted, uncertain FROM gong_outbox_event WHERE id = 'pauses'");
    expect(Object.values(rows[0] ?? {}).map(Number)).toEqual([0, 0]);
  });

  test.each(unkeyed)("stops while no token can be had, and goes on when one is there", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    let isDown = true;
    const { token } = fixture.fake.issueToken();
    const bearerToken = async () => (isDown ? Promise.reject(new Error("The token service is down")) : token);
    const outbox = await fixture.open({ gong: fixture.connect({ auth: { bearerToken } }) });
    for (let index = 0; index < 5; index++) await put(outbox, mark(`event ${index}`));
    outbox.start();
    await expect.poll(async () => (await outbox.status()).blocked?.why).toContain("GongTokenError");
    expect(fixture.fake.attempts).toHaveLength(0);
    expect(await outbox.receipt()).toMatchObject({ pending: 5, dead: 0, refused: 0 });
    isDown = false;
    await fixture.storage.query("UPDATE gong_outbox_gate SET probe_at = 0 RETURNING id");
    expect(await outbox.drain()).toMatchObject({ delivered: 5 });
  });

  test.each([...keyed, ...unkeyed])(
    "counts an event as delivered whose answer comes after its lease (case %#)",
    async ({ mark, hasKey }) => {
      await using fixture = await createFixture(kind);
      const { fetch, release } = holdAnswers(fixture.fake.fetch);
      // It looks for events of lost processes once, and takes no second event: the other one finds its own.
      const gong = fixture.connect({ fetch, timeout: 60_000 });
      const slow = await fixture.open({ gong, pollInterval: 3_600_000, concurrency: 1 });
      const { id } = await put(slow, mark("one"));
      slow.start();
      await expect.poll(() => fixture.fake.attempts.length).toBe(1);
      await fixture.storage.query("UPDATE gong_outbox_event SET lease_until = 1 RETURNING id");
      const other = await fixture.open();
      other.start();
      const early = hasKey ? "delivered" : "dead";
      await expect.poll(async () => (await other.find(id))?.state).toBe(early);
      release();
      await expect.poll(async () => (await other.find(id))?.state).toBe("delivered");
      expect(timesRecorded(fixture.fake, "one")).toBe(1);
      expect(await other.receipt()).toMatchObject({ accepted: 1, delivered: 1 });
    },
  );

  test.each(keyed)(
    "waits at its close for an event that it sends a second time, after the first is answered",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      const answers = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      let requests = 0;
      const fetch: typeof globalThis.fetch = async (...request) => {
        const response = await fixture.fake.fetch(...request);
        await answers[requests++]?.promise;
        return response;
      };
      const outbox = await fixture.open({ gong: fixture.connect({ fetch, timeout: 60_000 }) });
      const { id } = await put(outbox, mark("one"));
      outbox.start();
      await expect.poll(() => requests).toBe(1);
      // As another process leaves it that has taken the event for lost.
      await fixture.storage.query(
        "UPDATE gong_outbox_event SET state = 'pending', lease_owner = NULL, lease_until = NULL, uncertain = 1 RETURNING id",
      );
      await expect.poll(() => requests).toBe(2);
      answers[0]?.resolve();
      await fixture.waitForLooks();
      let isClosed = false;
      const closing = outbox.close().then(() => {
        isClosed = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(isClosed).toBe(false);
      answers[1]?.resolve();
      await closing;
      const next = await fixture.open();
      expect(await next.find(id)).toMatchObject({ state: "delivered" });
    },
  );

  test.each(unkeyed)("renews the lease of an event that takes long, before the lease is over", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const { fetch, release } = holdAnswers(fixture.fake.fetch);
    const lease = 3_000; // Renewed after a second: timers may be late on a busy machine.
    const one = await fixture.open({ lease, gong: fixture.connect({ fetch, timeout: 60_000 }) });
    const other = await fixture.open({ lease });
    const readLease = async (): Promise<number> => {
      const [row = {}] = await fixture.storage.query("SELECT lease_until FROM gong_outbox_event");
      return Number(Reflect.get(row, "lease_until"));
    };
    await put(one, mark("one"));
    one.start();
    await expect.poll(() => fixture.fake.attempts.length).toBe(1);
    const first = await readLease();
    other.start();
    await expect.poll(readLease).toBeGreaterThan(first);
    await fixture.waitForLooks();
    release();
    expect(await other.drain()).toMatchObject({ delivered: 1, dead: 0 });
    expect(fixture.fake.attempts).toHaveLength(1);
  });

  test.each(unkeyed)(
    "sends an event once whose send was written down but not confirmed by the store",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      let left = 2;
      const store = loseAnswers(
        fixture.storage.open(),
        (text) => text.includes("INSERT INTO gong_outbox_attempt") && left-- > 0,
      );
      const errors: unknown[] = [];
      const outbox = await fixture.open({ store, onStoreError: (error) => errors.push(error) });
      await put(outbox, mark("one"));
      expect(await outbox.drain()).toMatchObject({ delivered: 1, dead: 0 });
      expect(fixture.fake.attempts).toHaveLength(1);
      expect(errors).toHaveLength(2);
    },
  );

  test.each(unkeyed)("keeps an answer until the store takes it", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    let left = 3;
    const broken = fixture.storage.open();
    const store: OutboxStore = {
      ...broken,
      transaction: (step) => {
        const isLost = fixture.fake.attempts.length > 0 && left-- > 0;
        return isLost ? Promise.reject(new Error("The store is down")) : broken.transaction(step);
      },
    };
    const outbox = await fixture.open({ store, onStoreError: () => {} });
    await put(outbox, mark("one"));
    outbox.start();
    await expect
      .poll(async () => (await outbox.receipt().catch(() => undefined))?.delivered, { timeout: 5_000 })
      .toBe(1);
    expect(fixture.fake.attempts).toHaveLength(1);
  });

  test.each(unkeyed)("leaves a part of the day's limit to new events", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const gong = fixture.connect({ rateLimit: [{ limit: 10, interval: day }] });
    const outbox = await fixture.open({ gong, concurrency: 1 });
    for (let index = 0; index < 12; index++) await put(outbox, mark(`old ${index}`), { priority: "low" });
    outbox.start();
    await expect.poll(async () => (await outbox.receipt()).delivered).toBe(8);
    for (const name of ["new 1", "new 2"]) await put(outbox, mark(name));
    await expect.poll(async () => (await outbox.receipt()).delivered).toBe(10);
    expect(timesRecorded(fixture.fake, "new 1") + timesRecorded(fixture.fake, "new 2")).toBe(2);
  });

  test.each(unkeyed)(
    "leaves a part of the day's limit to new events, also under a shared limiter",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      using store = sqliteLimit(":memory:");
      const limiter = createSharedLimiter({ store, windows: [{ limit: 10, interval: day }] });
      const gong = fixture.connect({ rateLimit: limiter });
      const outbox = await fixture.open({ gong, concurrency: 1 });
      for (let index = 0; index < 12; index++) await put(outbox, mark(`old ${index}`), { priority: "low" });
      const progress: (Date | undefined)[] = [];
      const controller = new AbortController();
      const draining = outbox.drain({ onProgress: ({ endsAt }) => progress.push(endsAt), signal: controller.signal });
      await expect.poll(async () => (await outbox.receipt()).delivered).toBe(8);
      await put(outbox, mark("new"));
      await expect.poll(() => timesRecorded(fixture.fake, "new")).toBe(1);
      expect(Number(progress[0]) - Date.now()).toBeGreaterThan(day / 2);
      controller.abort(new Error("Enough"));
      await expect(draining).rejects.toThrowError("Enough");
    },
  );

  test.each(unkeyed)(
    "tells in its status what holds it up, what is left of the limit, and when it is done",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      const gong = fixture.connect({ rateLimit: [{ limit: 10, interval: day }] });
      const outbox = await fixture.open({ gong, concurrency: 1 });
      expect(await outbox.status()).toMatchObject({
        breaker: "closed",
        budget: [{ limit: 10, interval: day, remaining: 10 }],
      });
      expect(await outbox.status()).not.toHaveProperty("endsAt");
      fixture.fake.fail(502, { times: 5 });
      for (let index = 0; index < 25; index++) await put(outbox, mark(`event ${index}`));
      outbox.start();
      await expect.poll(async () => (await outbox.receipt()).dead).toBe(5);
      const { breaker, budget, endsAt, pausedUntil } = await outbox.status();
      expect({ breaker, budget }).toEqual({ breaker: "open", budget: [{ limit: 10, interval: day, remaining: 5 }] });
      expect(pausedUntil).toBeInstanceOf(Date);
      // 5 of 20 today, 10 tomorrow, 5 on the day after.
      expect(Math.round((Number(endsAt) - Date.now()) / day)).toBe(2);
    },
  );
});
