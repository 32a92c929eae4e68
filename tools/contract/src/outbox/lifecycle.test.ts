import { setImmediate } from "node:timers/promises";
import type { OutboxEvent } from "@gong-engagement/outbox";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createFixture, holdAnswers, kinds, loseAnswers, put, unkeyed } from "./create-fixture.ts";
import type { StorageKind } from "./stores.ts";

describe.each(kinds)("an outbox on %s that is started, drained and closed", (_, createKind) => {
  let kind: StorageKind;

  beforeAll(async () => {
    kind = await createKind();
  }, 60_000);

  afterAll(() => kind?.[Symbol.asyncDispose]());

  test.each(unkeyed)("goes on after a drain during which it was started", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    await put(outbox, mark("one"));
    const draining = outbox.drain();
    outbox.start();
    await draining;
    await put(outbox, mark("two"));
    await expect.poll(async () => (await outbox.receipt()).delivered).toBe(2);
  });

  test.each(unkeyed)("ends a drain when all is sent, though another one was aborted", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const { fetch, release } = holdAnswers(fixture.fake.fetch);
    const outbox = await fixture.open({ gong: fixture.connect({ fetch, timeout: 60_000 }), concurrency: 1 });
    for (const name of ["one", "two"]) await put(outbox, mark(name));
    const controller = new AbortController();
    const first = outbox.drain({ signal: controller.signal });
    const second = outbox.drain();
    await expect.poll(() => fixture.fake.attempts.length).toBe(1);
    controller.abort(new Error("Enough"));
    release();
    await expect(first).rejects.toThrowError("Enough");
    expect(await second).toMatchObject({ delivered: 2, pending: 0 });
  });

  test.each(unkeyed)(
    "rejects a drain with what its onProgress throws, or rejects with, and can be drained again",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      const outbox = await fixture.open();
      await put(outbox, mark("one"));
      const fail = (): never => {
        throw new Error("The reader failed");
      };
      await expect(outbox.drain({ onProgress: fail })).rejects.toThrowError("The reader failed");
      await expect(outbox.drain({ onProgress: async () => fail() })).rejects.toThrowError("The reader failed");
      expect(await outbox.drain()).toMatchObject({ delivered: 1 });
    },
  );

  test.each(unkeyed)("ends what is under way at its close, and says so to whoever uses it later", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    fixture.fake.fail("no-answer", { times: 1 });
    const outbox = await fixture.open();
    await put(outbox, mark("one"));
    const draining = outbox.drain();
    const ended = expect(draining).rejects.toThrowError("The outbox was closed");
    await expect.poll(() => fixture.fake.attempts.length).toBe(1);
    await outbox.close({ timeout: 10 });
    await ended;
    await expect(outbox.receipt()).rejects.toThrowError("The outbox was closed");
    const next = await fixture.open();
    expect(await next.receipt()).toMatchObject({ accepted: 1, dead: 1 });
    expect(await next.replay({ ids: ["another"] })).toBe(0);
    expect(await next.replay({ reason: "in-doubt" })).toBe(1);
    expect(await next.drain()).toMatchObject({ delivered: 1, dead: 0 });
  });

  test.each(unkeyed)("resolves each of several closes when what is under way has ended", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const { fetch, release } = holdAnswers(fixture.fake.fetch);
    const outbox = await fixture.open({ gong: fixture.connect({ fetch, timeout: 60_000 }) });
    await put(outbox, mark("one"), { id: "one" });
    outbox.start();
    await expect.poll(() => fixture.fake.attempts.length).toBe(1);
    let ended = 0;
    const closes = [outbox.close(), outbox.close()].map((closing) => closing.then(() => ended++));
    await setImmediate();
    expect(ended).toBe(0);
    release();
    await Promise.all(closes);
    expect(await (await fixture.open()).find("one")).toMatchObject({ state: "delivered" });
  });

  test.each(unkeyed)("says that it was closed to whoever was about to put in, or to read on", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    for (const name of ["one", "two", "three"]) await put(outbox, mark(name));
    const list = outbox.list();
    await list.next();
    const putting = expect(put(outbox, mark("four"))).rejects.toThrowError("The outbox was closed");
    await outbox.close();
    await putting;
    await expect(list.next()).rejects.toThrowError("The outbox was closed");
    expect(await (await fixture.open()).receipt()).toMatchObject({ accepted: 3 });
  });

  test.each(unkeyed)("waits for what is under way as long as it is told to, however long", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const { fetch, release } = holdAnswers(fixture.fake.fetch);
    const outbox = await fixture.open({ gong: fixture.connect({ fetch, timeout: 60_000 }) });
    await put(outbox, mark("one"));
    outbox.start();
    await expect.poll(() => fixture.fake.attempts.length).toBe(1);
    const closed = outbox.close({ timeout: Infinity });
    const other = await fixture.open();
    other.start();
    await fixture.waitForLooks(); // A limit of a millisecond would be over by now.
    release();
    await closed;
    expect(await (await fixture.open()).receipt()).toMatchObject({ delivered: 1 });
  });

  test.each(unkeyed)("sends while nobody reads what happens, and tells whoever reads later", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    const unread = outbox.events();
    const stopped = outbox.events();
    await stopped.return?.();
    expect(await stopped.next()).toMatchObject({ done: true });
    await put(outbox, mark("one"));
    await outbox.drain();
    await outbox.close();
    const types: OutboxEvent["type"][] = [];
    for await (const { type } of unread) types.push(type);
    expect(types).toEqual(expect.arrayContaining(["sending", "delivered"]));
  });

  test.each(unkeyed)(
    "sends an event whose claim the store did not confirm, once the lease of the claim is over",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      const { fetch, release } = holdAnswers(fixture.fake.fetch);
      let isLost = true;
      const store = loseAnswers(fixture.storage.open(), (text) => {
        if (!isLost || !text.includes("SET lease_owner = $1")) return false;
        isLost = false;
        return true;
      });
      const gong = fixture.connect({ fetch, timeout: 60_000 });
      const outbox = await fixture.open({ store, gong, lease: 900, onStoreError: () => {} });
      await put(outbox, mark("lost"), { id: "lost" });
      outbox.start();
      await expect.poll(() => isLost).toBe(false);
      await put(outbox, mark("busy")); // The process is never idle, and renews what it knows of.
      await expect.poll(() => fixture.fake.attempts.length).toBe(2);
      release();
      await expect.poll(async () => (await outbox.find("lost"))?.state).toBe("delivered");
    },
  );

  test.each(unkeyed)(
    "leaves an event of an operation that it does not know to a process that does",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      const errors: unknown[] = [];
      const outbox = await fixture.open({ onStoreError: (error) => errors.push(error) });
      await put(outbox, mark("one"), { id: "newer" });
      await put(outbox, mark("two"), { id: "newer, sent" });
      await put(outbox, mark("three"), { id: "known" });
      await fixture.storage.query(
        "UPDATE gong_outbox_event SET operation = 'ofALaterVersion' WHERE id <> 'known' RETURNING id",
      );
      await fixture.storage.query(
        "UPDATE gong_outbox_event SET state = 'sending', attempts = 1, lease_owner = 'gone', lease_until = 1 WHERE id = 'newer, sent' RETURNING id",
      );
      outbox.start();
      await expect.poll(async () => (await outbox.find("known"))?.state).toBe("delivered");
      await fixture.waitForLooks();
      expect(await outbox.receipt()).toEqual({ accepted: 3, delivered: 1, refused: 0, pending: 2, dead: 0 });
      expect(String(errors[0])).toMatch(/newer: this version of the SDK has no operation ofALaterVersion/);
    },
  );

  test.each(unkeyed)("says why when the limiter is unavailable, and sends once it is there", async ({ mark }) => {
    const printed: unknown[] = [];
    vi.spyOn(console, "error").mockImplementation((...values) => void printed.push(...values));
    await using fixture = await createFixture(kind);
    let isDown = true;
    const turn = { cancel() {}, settle() {} };
    const take = async () => (isDown ? Promise.reject(new Error("connect ECONNREFUSED")) : turn);
    const outbox = await fixture.open({ gong: fixture.connect({ rateLimit: { take, pause() {} } }) });
    await put(outbox, mark("one"));
    outbox.start();
    await expect.poll(() => printed.join()).toMatch(/GongLimiterError: .*\(unavailable\).*connect ECONNREFUSED/);
    expect(await outbox.receipt()).toMatchObject({ pending: 1 });
    isDown = false;
    expect(await outbox.drain()).toMatchObject({ delivered: 1 });
  });

  test.each(unkeyed)("replays what is named, and nothing that was discarded unless it is named", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    fixture.fake.fail("reset-after-commit", { times: 2 });
    const outbox = await fixture.open();
    for (const id of ["discarded", "dead"]) await put(outbox, mark(id), { id });
    await outbox.drain();
    const call = (name: "replay" | "resolve" | "list", ...args: unknown[]): unknown =>
      Reflect.apply(outbox[name], outbox, args);
    await expect(call("resolve", "dead", "deliverd")).rejects.toThrowError(/resolve: pass "delivered" or "discarded"/);
    expect(await outbox.resolve("discarded", "discarded")).toBe(true);
    await expect(call("replay", { id: "dead" })).rejects.toThrowError(
      /replay: id: there is no such condition; there are ids,/,
    );
    await expect(call("replay")).rejects.toThrowError(/replay: pass \{ ids, reason, operation \}/);
    await expect(call("replay", { ids: "dead" })).rejects.toThrowError(/replay: ids: pass a list/);
    expect(() => call("list", { states: "dead" })).toThrowError(/list: states: there is no such condition/);
    expect(await outbox.receipt()).toMatchObject({ dead: 1, refused: 1 });
    expect(await outbox.replay({})).toBe(1);
    expect(await outbox.replay({ ids: Array.from({ length: 40_000 }, (_, index) => `event ${index}`) })).toBe(0);
    expect(await outbox.replay({ ids: ["discarded"] })).toBe(1);
    expect(await outbox.drain()).toMatchObject({ delivered: 2 });
  });
});
