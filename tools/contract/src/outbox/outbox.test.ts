import type { Enqueued, OutboxEvent, ProgressNews } from "@gong-engagement/outbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFixture, keyed, kinds, listDead, markers, put, timesRecorded, unkeyed } from "./create-fixture.ts";
import type { StorageKind } from "./stores.ts";

describe.each(kinds)("an outbox on %s", (_, createKind) => {
  let kind: StorageKind;

  beforeAll(async () => {
    kind = await createKind();
  }, 60_000);

  afterAll(() => kind?.[Symbol.asyncDispose]());

  test.each(markers.map((marker) => [marker.mark("x").operation.operationId, marker]))(
    "delivers %s, and says so in its receipt",
    async (_operationId, { mark }) => {
      await using fixture = await createFixture(kind);
      const outbox = await fixture.open();
      const { id, isNew } = await put(outbox, mark("one"));
      expect(isNew).toBe(true);
      expect(await outbox.receipt()).toEqual({ accepted: 1, delivered: 0, refused: 0, pending: 1, dead: 0 });
      expect(await outbox.drain()).toEqual({ accepted: 1, delivered: 1, refused: 0, pending: 0, dead: 0 });
      expect(timesRecorded(fixture.fake, "one")).toBe(1);
      expect(await outbox.find(id)).toMatchObject({
        id,
        state: "delivered",
        attempts: [{ number: 1, outcome: "delivered" }],
      });
    },
  );

  test.each(unkeyed)("takes an id once, also in one list", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    const { operation, input } = mark("one");
    const event = { operation: operation.operationId, input, id: "event-1" };
    const list: unknown = await Reflect.apply(outbox.enqueueMany, outbox, [
      [event, event, { ...event, id: "event-2" }],
    ]);
    expect(list).toEqual([
      { id: "event-1", isNew: true },
      { id: "event-1", isNew: false },
      { id: "event-2", isNew: true },
    ]);
    expect(await put(outbox, mark("another"), { id: "event-1" })).toEqual({ id: "event-1", isNew: false });
    await outbox.drain();
    expect(timesRecorded(fixture.fake, "another")).toBe(0);
    expect(fixture.fake.events).toHaveLength(2);
  });

  test.each(keyed)(
    "repeats an event with a key whose answer was lost, and the service records it once",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      fixture.fake.fail("reset-after-commit", { times: 1 });
      const outbox = await fixture.open({ pollInterval: 3_600_000 }); // The repetition must not wait for the poll.
      await put(outbox, mark("one"));
      expect(await outbox.drain()).toMatchObject({ delivered: 1, dead: 0 });
      expect(fixture.fake.attempts).toHaveLength(2);
      expect(timesRecorded(fixture.fake, "one")).toBe(1);
    },
  );

  test.each(unkeyed)("holds an event without a key whose answer was lost, with its evidence", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    fixture.fake.fail("reset-after-commit", { times: 1 });
    const outbox = await fixture.open();
    const { id } = await put(outbox, mark("one"));
    expect(await outbox.drain()).toMatchObject({ delivered: 0, dead: 1 });
    expect(await listDead(outbox)).toMatchObject([
      { id, reason: "in-doubt", attempts: [{ number: 1, outcome: "unknown", error: expect.stringContaining("Gong") }] },
    ]);
    expect(await outbox.resolve(id, "delivered")).toBe(true);
    expect(await outbox.resolve(id, "delivered")).toBe(false);
    expect(await outbox.receipt()).toMatchObject({ delivered: 1, dead: 0 });
  });

  test.each(unkeyed)("repeats an event without a key where the caller says so", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    fixture.fake.fail("reset-after-commit", { times: 1 });
    const outbox = await fixture.open({ inDoubt: "repeat" });
    await put(outbox, mark("one"));
    expect(await outbox.drain()).toMatchObject({ delivered: 1, dead: 0 });
    expect(timesRecorded(fixture.fake, "one")).toBe(2);
  });

  test.each(keyed)(
    "gives an event up after as many attempts as it may have, and replays it under the same key",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      fixture.fake.fail(500, { times: 3 });
      const outbox = await fixture.open({ retry: { attempts: 3, minDelay: 1, maxDelay: 2 } });
      const { id } = await put(outbox, mark("one"));
      expect(await outbox.drain()).toMatchObject({ dead: 1 });
      expect(await listDead(outbox)).toMatchObject([{ id, reason: "exhausted", attempts: [{}, {}, { status: 500 }] }]);
      expect(await outbox.replay({ reason: "exhausted" })).toBe(1);
      expect(await outbox.drain()).toMatchObject({ delivered: 1, dead: 0 });
      const keys = new Set(fixture.fake.attempts.map(({ input }) => JSON.stringify(input)));
      expect(keys.size).toBe(1);
    },
  );

  test.each(unkeyed)("refuses what the service refuses, with its words", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    const event = mark("one");
    const [name = ""] = Object.keys(event.input);
    await put(outbox, { ...event, input: { ...event.input, [name]: { wrong: true } } }, { id: "wrong" });
    expect(await outbox.drain()).toMatchObject({ refused: 1, delivered: 0 });
    expect(await outbox.find("wrong")).toMatchObject({
      state: "refused",
      reason: "status 400",
      attempts: [{ status: 400 }],
    });
  });

  test.each(unkeyed)(
    "keeps an event that met a 429, and holds all others until the service takes more",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      fixture.fake.fail(429, { times: 1, retryAfter: 60 });
      const outbox = await fixture.open({ concurrency: 1 });
      for (const name of ["one", "two", "three"]) await put(outbox, mark(name));
      outbox.start();
      await expect.poll(async () => (await outbox.status()).pausedUntil).toBeInstanceOf(Date);
      await fixture.passTime(50_000);
      await fixture.waitForLooks();
      expect(fixture.fake.attempts).toHaveLength(1);
      await outbox.close();
      await fixture.passTime(10_000);
      // The client of the first outbox holds its calls for as long; another one asks the store.
      const next = await fixture.open();
      expect(await next.drain()).toMatchObject({ delivered: 3 });
      expect(fixture.fake.attempts).toHaveLength(4);
    },
  );

  test.each(unkeyed)(
    "stops when access is refused, says why, and goes on by itself when a probe succeeds",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      const rule = fixture.fake.fail(403, { rate: 1 });
      const outbox = await fixture.open({ concurrency: 4 });
      for (let index = 0; index < 10; index++) await put(outbox, mark(`event ${index}`));
      outbox.start();
      await expect.poll(async () => (await outbox.status()).blocked?.why).toContain("403");
      const { attempts } = fixture.fake;
      expect(attempts.length).toBeLessThanOrEqual(4);
      expect(await outbox.receipt()).toMatchObject({ pending: 10, refused: 0, dead: 0 });
      expect((await outbox.status()).pausedUntil).toBeInstanceOf(Date);
      rule.end();
      await fixture.storage.query("UPDATE gong_outbox_gate SET probe_at = 0 RETURNING id");
      expect(await outbox.drain()).toMatchObject({ delivered: 10 });
      expect((await outbox.status()).blocked).toBeUndefined();
    },
  );

  test.each(unkeyed)("tries one event at a time after five unknown outcomes in a row", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    fixture.fake.fail(502, { rate: 1 });
    const outbox = await fixture.open({ concurrency: 1 });
    for (let index = 0; index < 30; index++) await put(outbox, mark(`event ${index}`));
    outbox.start();
    await expect.poll(async () => (await outbox.status()).unknownInARow).toBe(5);
    await expect.poll(async () => (await outbox.receipt()).dead).toBe(5);
    expect(await outbox.status()).toMatchObject({ pending: 25, pausedUntil: expect.any(Date) });
    await fixture.waitForLooks();
    expect((await outbox.receipt()).dead).toBe(5);
    await fixture.passTime(5_000); // The time of the probe has come.
    await expect.poll(async () => (await outbox.receipt()).dead).toBe(6);
    await fixture.waitForLooks();
    expect((await outbox.receipt()).dead).toBe(6);
  });

  test.each(unkeyed)("erases what an address occurs in", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    await put(outbox, mark("of buyer@example.org"), { id: "waits" });
    await put(outbox, mark("of another"), { id: "stays" });
    expect(await outbox.purge({ email: "Buyer@example.org" })).toBe(1);
    expect(await outbox.drain()).toMatchObject({ delivered: 1, refused: 1 });
    const erased = await outbox.find("waits");
    expect(erased).toMatchObject({ state: "refused", reason: "purged" });
    expect(erased).not.toHaveProperty("input");
  });

  test.each(unkeyed)("tells what happens, how far it is, and ends with the outbox", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const gong = fixture.connect({ rateLimit: [{ limit: 100, interval: 200 }] });
    const outbox = await fixture.open({ gong });
    for (let index = 0; index < 5; index++) await put(outbox, mark(`event ${index}`));
    const news: OutboxEvent[] = [];
    const progress: ProgressNews[] = [];
    const listening = (async () => {
      for await (const event of outbox.events()) event.type === "progress" ? progress.push(event) : news.push(event);
    })();
    await expect.poll(() => progress[0]).toMatchObject({ pending: 5, delivered: 0, rate: 0, endsAt: expect.any(Date) });
    await outbox.drain();
    await outbox.close();
    await listening;
    expect(news.filter(({ id }) => id === news[0]?.id).map(({ type }) => type)).toEqual(["sending", "delivered"]);
    expect(news).toHaveLength(10);
    expect(progress.at(-1)).toMatchObject({ pending: 0, delivered: 5, accepted: 5 });
    expect(progress.at(-1)?.rate).toBeGreaterThan(0);
    expect(progress.at(-1)).not.toHaveProperty("endsAt");
    await expect(put(outbox, mark("two"))).rejects.toThrowError("The outbox was closed");
  });

  test.each([...keyed, ...unkeyed])(
    "puts a corrected copy of an event in, once, with a key of its own (case %#)",
    async ({ mark, hasKey }) => {
      await using fixture = await createFixture(kind);
      fixture.fake.fail(400, { times: 1 });
      const outbox = await fixture.open();
      await put(outbox, mark("wrong"), { id: "first", orderingKey: "deal-1", priority: "low" });
      await outbox.drain();
      const wrong: object = Object((await outbox.find("first"))?.input);
      // The mark of an operation with a key is the key; a copy must not keep it.
      const input = hasKey ? wrong : { ...wrong, ...mark("right").input };
      const edit = (id: string): Promise<Enqueued> =>
        Reflect.apply(outbox.edit, outbox, [id, input, { id: `${id} corrected` }]);
      expect(await edit("first")).toEqual({ id: "first corrected", isNew: true });
      expect(await outbox.find("first")).toMatchObject({ state: "refused", reason: "replaced" });
      expect(await outbox.find("first corrected")).toMatchObject({ state: "pending", replayedFrom: "first" });
      const [row] = await fixture.storage.query("SELECT ordering_key, priority FROM gong_outbox_event WHERE seq > 1");
      expect(Object.values(row ?? {}).map(String)).toEqual(["deal-1", "1"]);
      await expect(edit("first")).rejects.toThrowError("there is no dead or refused event of this id to edit");
      await expect(edit("unknown")).rejects.toThrowError("there is no event of this id");
      expect(await outbox.replay({ ids: ["first"] })).toBe(0);
      expect(await outbox.drain()).toEqual({ accepted: 2, delivered: 1, refused: 1, pending: 0, dead: 0 });
      await expect(edit("first corrected")).rejects.toThrowError("there is no dead or refused event");
      const inputs = fixture.fake.attempts.map((attempt) => JSON.stringify(attempt.input));
      const right = hasKey ? '"first corrected"' : '"right"';
      expect(inputs.map((json) => [json.includes('"wrong"'), json.includes(right)])).toEqual([
        [true, false],
        [false, true],
      ]);
    },
  );

  test.each(unkeyed)("says before it begins when the backlog ends under the limit", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const gong = fixture.connect({ rateLimit: [{ limit: 5, interval: 100 }] });
    const outbox = await fixture.open({ gong });
    for (let index = 0; index < 10; index++) await put(outbox, mark(`event ${index}`));
    const progress: { pending: number; endsAt?: Date }[] = [];
    const begin = Date.now();
    await outbox.drain({ onProgress: (now) => progress.push(now) });
    expect(progress[0]).toMatchObject({ pending: 10 });
    expect(Number(progress[0]?.endsAt) - begin).toBeGreaterThan(80);
    expect(progress.at(-1)).toMatchObject({ pending: 0, delivered: 10 });
  });
});
