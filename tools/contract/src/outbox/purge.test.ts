import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFixture, kinds, loseAnswers, put, unkeyed } from "./create-fixture.ts";
import type { StorageKind } from "./stores.ts";

describe.each(kinds)("purge of an outbox on %s", (_, createKind) => {
  let kind: StorageKind;

  beforeAll(async () => {
    kind = await createKind();
  }, 60_000);

  afterAll(() => kind?.[Symbol.asyncDispose]());

  test.each(
    [
      { text: "ann@example.org" },
      { text: "ANN@Example.org", why: "in other case" },
      { text: "Ann Lee <ann@example.org>, Bob", why: "in a list" },
      { text: "Write to 'ann@example.org'.", why: "in quotation marks, before a full stop" },
      { text: "first line\nann@example.org", why: "after an escape of JSON" },
      { text: "https://example.com/?to=ann%40example.org&from=x", why: "encoded in a URL" },
      { text: "MÜLLER@example.org", email: "müller@example.org", why: "beyond ASCII, in other case" },
      { text: "mu\u0308ller@example.org", email: "m\u00fcller@example.org", why: "composed in another way" },
      { text: "o'neil_%@example.org", email: "O'Neil_%@example.org", why: "with signs of patterns" },
    ].flatMap((row) => unkeyed.map(({ mark }) => ({ why: "alone", email: "Ann@example.org", ...row, mark }))),
  )("erases an address that stands $why", async ({ text, email, mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    await put(outbox, mark(text), { id: "event-1" });
    expect(await outbox.purge({ email: ` ${email}\n` })).toBe(1);
    expect(await outbox.find("event-1")).not.toHaveProperty("input");
  });

  test.each(
    [
      "joann@example.org",
      "jo.ann@example.org",
      "jo-ann@example.org",
      "jo+ann@example.org",
      "ann@example.org.au",
      "ann@example.organic",
    ]
      .concat("ann@example-org", "a_n@example.org")
      .flatMap((text) => unkeyed.map(({ mark }) => ({ text, mark }))),
  )("leaves $text when it erases ann@example.org", async ({ text, mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    await put(outbox, mark(text), { id: "event-1", orderingKey: text });
    expect(await outbox.purge({ email: "ann@example.org" })).toBe(0);
    expect(await outbox.drain()).toMatchObject({ delivered: 1 });
  });

  test.each(unkeyed)("erases the ordering key, and every event that has the address as one", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    await put(outbox, mark("one"), { orderingKey: "ann@example.org" });
    await put(outbox, mark("of ann@example.org"), { orderingKey: "deal-1" });
    await put(outbox, mark("another"), { orderingKey: "deal-1" });
    expect(await outbox.purge({ email: "ann@example.org" })).toBe(2);
    const rows = await fixture.storage.query("SELECT ordering_key FROM gong_outbox_event ORDER BY seq");
    expect(rows).toMatchObject([{ ordering_key: null }, { ordering_key: null }, { ordering_key: "deal-1" }]);
  });

  test.each(unkeyed)("goes through more events than fit into one page", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    const list = Array.from({ length: 1_201 }, (_, index) => {
      const { operation, input } = mark(`${index % 2 ? "ann" : "bob"}@example.org`);
      return { operation: operation.operationId, input };
    });
    await Reflect.apply(outbox.enqueueMany, outbox, [list]);
    expect(await outbox.purge({ email: "ann@example.org" })).toBe(600);
    expect(await outbox.receipt()).toMatchObject({ refused: 600, pending: 601 });
  });

  test.each(["", " ", "@", "ann", "ann@", "@example.org", "ann lee@example.org", undefined, 7])(
    "refuses %j, which is no address, and erases nothing",
    async (email) => {
      await using fixture = await createFixture(kind);
      const outbox = await fixture.open();
      for (const { mark } of unkeyed) await put(outbox, mark("one"));
      await expect(Reflect.apply(outbox.purge, outbox, [{ email }])).rejects.toThrowError(
        "email: pass one whole address, such as buyer@example.org",
      );
      expect(await outbox.receipt()).toMatchObject({ refused: 0 });
    },
  );

  test.each(unkeyed)("leaves no attempts behind when what was erased is forgotten", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const first = await fixture.open();
    await put(first, { ...mark("one"), input: { ...mark("one").input, text: "ann@example.org" } });
    await first.drain();
    expect(await first.purge({ email: "ann@example.org" })).toBe(1);
    await first.close();
    const second = await fixture.open({ keep: { ids: 0 } });
    second.start();
    await expect.poll(() => fixture.storage.query("SELECT id FROM gong_outbox_event")).toEqual([]);
    expect(await fixture.storage.findDamage()).toEqual([]);
    expect(await second.receipt()).toMatchObject({ accepted: 1, delivered: 1 });
  });

  test.each(unkeyed)("keeps from being sent what a process could not write down that it sends", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    let isErased = false;
    const store = loseAnswers(fixture.storage.open(), async (text) => {
      if (isErased || !text.includes("INSERT INTO gong_outbox_attempt")) return false;
      isErased = true;
      await fixture.storage.query("UPDATE gong_outbox_event SET input = NULL RETURNING seq");
      return true;
    });
    const outbox = await fixture.open({ store, onStoreError: () => {} });
    await put(outbox, mark("one"), { id: "erased" });
    expect(await outbox.drain()).toMatchObject({ refused: 1, pending: 0 });
    expect(await outbox.find("erased")).toMatchObject({ state: "refused", reason: "purged" });
    expect(fixture.fake.attempts).toHaveLength(0);
  });
});
