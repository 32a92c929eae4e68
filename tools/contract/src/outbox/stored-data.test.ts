import type { OutboxStore } from "@gong-engagement/outbox";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createFixture, keyed, kinds, put, unkeyed } from "./create-fixture.ts";
import type { StorageKind } from "./stores.ts";

describe.each(kinds)("what an outbox on %s stores", (_, createKind) => {
  let kind: StorageKind;

  beforeAll(async () => {
    kind = await createKind();
  }, 60_000);

  afterAll(() => kind?.[Symbol.asyncDispose]());

  test.each(keyed)("does not send an event again that was erased while it was sent", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    fixture.fake.fail("reset-before-commit", { rate: 1 });
    const outbox = await fixture.open({ retry: { minDelay: 1, maxDelay: 1 } });
    const event = mark("of buyer@example.org");
    const { id } = await put(outbox, event);
    await fixture.storage.query(
      "UPDATE gong_outbox_event SET state = 'sending', attempts = 1, lease_owner = 'gone', lease_until = 1 RETURNING id",
    );
    expect(await outbox.purge({ email: "buyer@example.org" })).toBe(1);
    expect(await outbox.drain()).toMatchObject({ refused: 1, pending: 0 });
    expect(await outbox.find(id)).toMatchObject({ state: "refused", reason: "purged" });
    expect(fixture.fake.attempts).toHaveLength(0);
  });

  test.each(unkeyed)(
    "forgets delivered events after as long as it is told to, and its receipt still adds up",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      const first = await fixture.open();
      for (const id of ["one", "two", "three"]) await put(first, mark(id), { id, orderingKey: "ann@example.org" });
      await first.drain();
      await first.close();
      const second = await fixture.open({ keep: { delivered: 0 } });
      second.start();
      await expect.poll(async () => (await second.find("one"))?.input).toBeUndefined();
      expect(await second.find("one")).toMatchObject({ state: "delivered", attempts: [] });
      const rows = await fixture.storage.query("SELECT ordering_key FROM gong_outbox_event WHERE id = 'one'");
      expect(rows).toEqual([{ ordering_key: null }]);
      expect(await put(second, mark("again"), { id: "one" })).toMatchObject({ isNew: false });
      await second.close();
      const third = await fixture.open({ keep: { ids: 0 } });
      third.start();
      await expect.poll(() => third.find("one")).toBeUndefined();
      await put(third, mark("later"));
      expect(await third.drain()).toEqual({ accepted: 4, delivered: 4, refused: 0, pending: 0, dead: 0 });
    },
  );

  test.each(unkeyed)("writes nothing of an input into attempts, messages and what it prints", async ({ mark }) => {
    const printed: unknown[] = [];
    const print = vi.spyOn(console, "error").mockImplementation((...values) => void printed.push(...values));
    try {
      await using fixture = await createFixture(kind);
      fixture.fake.fail(400, { times: 1, message: "secret@example.org is not known" });
      fixture.fake.fail("html", { times: 1 });
      const broken = fixture.storage.open();
      let left = 1;
      const store: OutboxStore = {
        ...broken,
        transaction(step) {
          const error = Object.assign(new Error("duplicate key"), {
            detail: "Key (input)=(secret@example.org) exists",
          });
          return fixture.fake.attempts.length > 1 && left-- > 0 ? Promise.reject(error) : broken.transaction(step);
        },
      };
      const outbox = await fixture.open({ store, concurrency: 1 });
      for (const name of ["one", "two"]) await put(outbox, mark(`${name} secret@example.org`));
      await outbox.drain();
      const rows = await fixture.storage.query("SELECT * FROM gong_outbox_attempt");
      expect(rows.length).toBe(2);
      expect(printed.join()).toContain("duplicate key");
      expect(`${JSON.stringify(rows)} ${printed.map(String).join()}`).not.toContain("secret@");
    } finally {
      print.mockRestore();
    }
  });

  test("refuses tables of a later version, and leaves them as they are", async () => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    await outbox.close();
    await fixture.storage.query("UPDATE gong_outbox_meta SET value = '4711' WHERE name = 'version' RETURNING value");
    await expect(fixture.open()).rejects.toThrowError(
      /later version of this package \(tables 4711, this one knows \d+\)/,
    );
    expect(await fixture.storage.query("SELECT value FROM gong_outbox_meta WHERE name = 'version'")).toEqual([
      { value: "4711" },
    ]);
  });

  test.each(unkeyed)("brings tables of the first version to this one, with all that is in them", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const first = await fixture.open();
    await put(first, mark("old"), { id: "old" });
    await first.close();
    const version = await fixture.storage.query("SELECT value FROM gong_outbox_meta WHERE name = 'version'");
    await fixture.storage.query("ALTER TABLE gong_outbox_event DROP COLUMN replayed_from");
    await fixture.storage.query("UPDATE gong_outbox_meta SET value = '1' WHERE name = 'version' RETURNING value");
    const both = await Promise.all([fixture.open(), fixture.open()]);
    expect(await fixture.storage.query("SELECT value FROM gong_outbox_meta WHERE name = 'version'")).toEqual(version);
    await put(both[1], mark("new"));
    expect(await both[0].drain()).toMatchObject({ accepted: 2, delivered: 2 });
  });
});
