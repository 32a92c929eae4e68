import { type OutboxOptions, openOutbox } from "@gong-engagement/outbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFixture, kinds, put, unkeyed } from "./create-fixture.ts";
import type { StorageKind } from "./stores.ts";

describe.each(kinds)("an outbox on %s that is used wrongly", (_, createKind) => {
  let kind: StorageKind;

  beforeAll(async () => {
    kind = await createKind();
  }, 60_000);

  afterAll(() => kind?.[Symbol.asyncDispose]());

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

  test("refuses options that it does not have, or that make no sense", async () => {
    await using fixture = await createFixture(kind);
    const [store, gong] = [fixture.storage.open(), fixture.connect()];
    const open = (options: object): Promise<unknown> => openOutbox({ store, gong, ...options } as OutboxOptions);
    await expect(open({ inDoubt: "drop" })).rejects.toThrowError('inDoubt: pass "hold" or "repeat"');
    await expect(open({ lease: 0 })).rejects.toThrowError("lease: pass a number above 0");
    await expect(open({ reserve: 20 })).rejects.toThrowError("reserve: pass a share");
    await expect(open({ leases: 1 })).rejects.toThrowError("leases: there is no such option");
    await expect(open({ store: "gong.db" })).rejects.toThrowError("store: pass sqliteStore(file)");
    await expect(open({ gong: {} })).rejects.toThrowError("gong: pass a GongEngagement");
    await store.close();
  });
});
