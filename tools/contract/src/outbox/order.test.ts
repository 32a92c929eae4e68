import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFixture, kinds, listDead, put, timesRecorded, unkeyed } from "./create-fixture.ts";
import type { StorageKind } from "./stores.ts";

describe.each(kinds)("an outbox on %s with much to send", (_, createKind) => {
  let kind: StorageKind;

  beforeAll(async () => {
    kind = await createKind();
  }, 60_000);

  afterAll(() => kind?.[Symbol.asyncDispose]());

  test.each(unkeyed)(
    "sends events of one ordering key one after the other, in the order of their arrival",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      fixture.fake.fail("slow", { rate: 1, delay: 20 });
      // It must not be the poll that makes the next one start.
      const outbox = await fixture.open({ concurrency: 8, pollInterval: 3_600_000 });
      const names = Array.from({ length: 8 }, (_, index) => `event ${index}`);
      for (const name of names) await put(outbox, mark(name), { orderingKey: "deal-1" });
      await outbox.drain();
      const order = fixture.fake.events.map(({ input }) =>
        names.find((name) => JSON.stringify(input).includes(`"${name}"`)),
      );
      expect(order).toEqual(names);
    },
  );

  test.each(unkeyed)("sends nothing before its moment", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    await put(outbox, mark("later"), { notBefore: new Date(Date.now() + 3_600_000) });
    await put(outbox, mark("now"));
    outbox.start();
    await expect.poll(() => timesRecorded(fixture.fake, "now")).toBe(1);
    await fixture.waitForLooks();
    expect(timesRecorded(fixture.fake, "later")).toBe(0);
    await fixture.passTime(3_600_000);
    await outbox.drain();
    expect(timesRecorded(fixture.fake, "later")).toBe(1);
  });

  test.each(unkeyed)("sends events of low priority after all others", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open({ concurrency: 1 });
    for (const name of ["old 1", "old 2"]) await put(outbox, mark(name), { priority: "low" });
    for (const name of ["new 1", "new 2"]) await put(outbox, mark(name));
    await outbox.drain();
    const bodies = fixture.fake.events.map(({ input }) => JSON.stringify(input));
    expect(bodies.findIndex((body) => body.includes("old"))).toBe(2);
  });

  test.each(unkeyed)("refuses an event beyond maxPending, and puts nothing of a list in", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open({ maxPending: 2 });
    await put(outbox, mark("one"));
    const { operation, input } = mark("two");
    const list = [1, 2].map(() => ({ operation: operation.operationId, input }));
    await expect(Reflect.apply(outbox.enqueueMany, outbox, [list])).rejects.toThrowError(
      /The outbox is full: 1 events wait/,
    );
    await put(outbox, mark("two"));
    await expect(put(outbox, mark("three"))).rejects.toThrowError(/no more than 2 may \(maxPending\)/);
    expect(await outbox.receipt()).toMatchObject({ accepted: 2 });
  });

  test.each(unkeyed)(
    "takes over events of a process that was killed before they were sent, and those in doubt",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      const outbox = await fixture.open({ lease: 100 });
      await put(outbox, mark("claimed"), { id: "claimed" });
      await put(outbox, mark("sending"), { id: "sending" });
      await fixture.storage.query(
        "UPDATE gong_outbox_event SET lease_owner = 'gone', lease_until = 1 WHERE id = 'claimed' RETURNING id",
      );
      await fixture.storage.query(
        "UPDATE gong_outbox_event SET state = 'sending', attempts = 1, lease_owner = 'gone', lease_until = 1 WHERE id = 'sending' RETURNING id",
      );
      expect(await outbox.drain()).toMatchObject({ delivered: 1, dead: 1 });
      expect(await listDead(outbox)).toMatchObject([{ id: "sending", reason: "in-doubt" }]);
      expect(timesRecorded(fixture.fake, "claimed")).toBe(1);
    },
  );

  test.each(unkeyed)("shares the events between two workers: each is sent once", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const [one, other] = [await fixture.open(), await fixture.open()];
    for (let index = 0; index < 60; index++) await put(one, mark(`event ${index}.`));
    other.start();
    expect(await one.drain()).toMatchObject({ delivered: 60 });
    expect(fixture.fake.attempts).toHaveLength(60);
  });
});
