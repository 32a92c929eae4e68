import { type OutboxOptions, openOutbox } from "@gong-engagement/outbox";
import { GongConfigError, GongInputError } from "@gong-engagement/sdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFixture, type Fixture, kinds, put, unkeyed } from "./create-fixture.ts";
import type { StorageKind } from "./stores.ts";

const invalid: unknown = Number.NaN;

/** What no JSON can hold, by where it is. */
const notJson: readonly (readonly [what: string, value: unknown, message: RegExp])[] = [
  ["a bigint", { deep: [5n] }, /extra\.deep\.0 is a bigint/],
  ["a number that is NaN", { deep: invalid }, /extra\.deep is NaN/],
  ["a date that is invalid", new Date(Number.NaN), /extra is an invalid Date/],
  ["a function", { call() {} }, /extra\.call is a function/],
  ["a list with a hole", [1, undefined], /extra\.1 is undefined in a list/],
  ["a Map", new Map(), /extra is a Map/],
  ["a promise", Promise.resolve(), /extra is a Promise/],
  ["a file", new Blob(["x"]), /extra is a Blob.*cannot be kept/],
];

/** Options of an event that must not be taken in silence. */
const wrongOptions: readonly (readonly [what: string, options: object, message: RegExp])[] = [
  ["an id that is a number", { id: 5 }, /id: pass a text of 1 to 500 characters/],
  ["an empty id", { id: "" }, /id: pass a text/],
  ["an id that is null", { id: null }, /id: pass a text/],
  ["a very long id", { id: "x".repeat(501) }, /id: pass a text/],
  ["an id with half a character", { id: "a\ud800" }, /id: pass a text .* without half characters/],
  ["an id with a NUL", { id: "a\0" }, /id: pass a text .* NUL/],
  ["an ordering key that is an object", { orderingKey: { deal: 1 } }, /orderingKey: pass a text/],
  ["a priority that there is not", { priority: "Low" }, /priority: pass "normal" or "low"/],
  ["a moment that is a text", { notBefore: "2027-01-01" }, /notBefore: pass a valid Date/],
  ["a transaction that is null", { transaction: null }, /transaction: pass the client of your transaction/],
  ["an option that there is not", { priorty: "low" }, /priorty: there is no such option of an event; there are id,/],
];

describe.each(kinds)("what an outbox on %s takes", (_, createKind) => {
  let kind: StorageKind;

  beforeAll(async () => {
    kind = await createKind();
  }, 60_000);

  afterAll(() => kind?.[Symbol.asyncDispose]());

  const expectNothing = async ({ storage }: Fixture): Promise<void> => {
    expect((await storage.query("SELECT id FROM gong_outbox_event")).length).toBe(0);
  };

  test.each(unkeyed)("refuses before it accepts what cannot be sent, or kept", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    const event = mark("one");
    const enqueue = (...args: unknown[]): Promise<unknown> => Reflect.apply(outbox.enqueue, outbox, args);
    const { operationId } = event.operation;
    await expect(enqueue("nothingLikeIt", {})).rejects.toThrowError(/there is no such operation/);
    await expect(enqueue(operationId, "text")).rejects.toThrowError(/pass an object as input/);
    await expect(enqueue(operationId, { ...event.input, file: new Blob(["x"]) })).rejects.toThrowError(
      /cannot be kept/,
    );
    await expect(enqueue(operationId, event.input, { notBefore: new Date(Number.NaN) })).rejects.toThrowError(
      /notBefore/,
    );
    expect(await outbox.receipt()).toMatchObject({ accepted: 0 });
  });

  test.each(unkeyed)("refuses a value that JSON would change or leave out, and says where it is", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    for (const [what, extra, message] of notJson) {
      const event = { ...mark("one"), input: { ...mark("one").input, extra } };
      await expect(put(outbox, event), what).rejects.toThrowError(message);
    }
    const circle: Record<string, unknown> = { ...mark("one").input };
    circle.extra = circle;
    await expect(put(outbox, { ...mark("one"), input: circle })).rejects.toThrowError(/the input contains itself/);
    await expectNothing(fixture);
  });

  test.each(unkeyed)("sends text of every kind as it was given", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    const texts = ["a\0b", "a\ud800b", "\u{1f600}\u2028", "x".repeat(1_000_000), new Date(0)];
    for (const [index, text] of texts.entries()) {
      await put(outbox, { ...mark("one"), input: { ...mark("one").input, text } }, { id: `text ${index}` });
      expect((await outbox.find(`text ${index}`))?.input).toEqual(
        JSON.parse(JSON.stringify({ ...mark("one").input, text })),
      );
    }
  });

  test.each(unkeyed)("refuses options of an event that make no sense, in lists too", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    const { operation, input } = mark("one");
    const event = { operation: operation.operationId, input };
    const enqueueMany = (list: unknown): Promise<unknown> => Reflect.apply(outbox.enqueueMany, outbox, [list]);
    for (const [what, options, message] of wrongOptions) {
      await expect(put(outbox, mark("one"), options), what).rejects.toThrowError(message);
    }
    await expect(enqueueMany([event, { ...event, id: 5 }])).rejects.toThrowError(/events\[1\]: id: pass a text/);
    await expect(enqueueMany([event, null])).rejects.toThrowError(/events\[1\]: pass \{ operation, input \}/);
    await expect(enqueueMany(event)).rejects.toThrowError(/enqueueMany: pass a list/);
    await expect(enqueueMany([{ ...event, transaction: {} }])).rejects.toThrowError(
      /events\[0\]: transaction: pass it once, as the second argument/,
    );
    await expectNothing(fixture);
  });

  test.each(unkeyed)("refuses what a schema refuses, with its issues, and none of the list", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const { operation, input } = mark("one");
    const validate = (value: unknown) =>
      JSON.stringify(value).includes('"one"')
        ? { value }
        : { issues: ["first", "second", "third", "fourth"].map((name) => ({ path: [name, 0], message: "is wrong" })) };
    const schema = { "~standard": { version: 1, vendor: "test", validate } } as const;
    const outbox = await fixture.open({ validate: { [operation.operationId]: schema } });
    const list = [
      { operation: operation.operationId, input },
      { operation: operation.operationId, input: mark("x").input },
    ];
    const failure: unknown = await Reflect.apply(outbox.enqueueMany, outbox, [list]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GongInputError);
    expect(failure).toMatchObject({
      message: expect.stringMatching(/events\[1\]: .*first\.0: is wrong; .*1 more in issues/),
      issues: [{ path: ["first", 0], message: "is wrong" }, {}, {}, { path: ["fourth", 0] }],
    });
    await expectNothing(fixture);
    await put(outbox, mark("one"));
  });

  test("refuses options of the outbox that it does not have, or that make no sense", async () => {
    await using fixture = await createFixture(kind);
    const open = (options: object): Promise<unknown> => fixture.open(options as Partial<OutboxOptions>);
    for (const [options, message] of [
      [{ inDoubt: "drop" }, /inDoubt: pass "hold" or "repeat"/],
      [{ lease: 0 }, /lease: pass milliseconds above 0/],
      [{ reserve: 20 }, /reserve: pass a share/],
      [{ leases: 1 }, /leases: there is no such option/],
      [{ gong: {} }, /gong: pass a GongEngagement/],
      [{ retry: { maxattempts: 3 } }, /retry\.maxattempts: there is no such option; there are attempts,/],
      [{ retry: 3 }, /retry: pass \{ attempts/],
      [{ keep: { deliverd: 1 } }, /keep\.deliverd: there is no such option; there are delivered, ids/],
      [{ keep: { delivered: "7d" } }, /keep\.delivered: pass milliseconds/],
      [{ keep: { ids: -1 } }, /keep\.ids: pass milliseconds/],
      [{ lease: 2 ** 40 }, /lease: pass .* no more than 2147483647/],
      [{ concurrency: 0.5 }, /concurrency: pass a whole number/],
      [{ validate: true }, /validate: pass/],
      [{ onStoreError: 5 }, /onStoreError: pass a function/],
      [{ reserve: "0.2" }, /reserve: pass a share/],
    ] as const) {
      const opened = open(options);
      await expect(opened, JSON.stringify(options)).rejects.toThrowError(message);
      await expect(opened).rejects.toBeInstanceOf(GongConfigError);
    }
    for (const options of [undefined, { store: "gong.db", gong: fixture.connect() }]) {
      await expect(Reflect.apply(openOutbox, undefined, [options])).rejects.toThrowError(/pass (\{ store|sqliteStore)/);
    }
  });

  test.each(unkeyed)("takes times with fractions, and keeps ids for ever", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const errors: unknown[] = [];
    const outbox = await fixture.open({
      lease: 60_000 * 1.1,
      pollInterval: 33.3,
      keep: { delivered: 0.5, ids: Infinity },
      onStoreError: (error) => errors.push(error),
    });
    await put(outbox, mark("one"));
    expect(await outbox.drain()).toMatchObject({ delivered: 1 });
    await outbox.close();
    expect(errors).toEqual([]);
  });
});
