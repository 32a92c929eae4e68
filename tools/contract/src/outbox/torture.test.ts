import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { models } from "../contract/spec.ts";
import { kinds } from "./create-fixture.ts";
import type { StorageKind } from "./stores.ts";
import { createTemplates } from "./torture/event-template.ts";
import { runTorture } from "./torture/run-torture.ts";

describe.each(kinds)("an outbox on %s whose processes are killed at random moments", (_, createKind) => {
  let kind: StorageKind;

  beforeAll(async () => {
    kind = await createKind();
  }, 60_000);

  afterAll(() => kind?.[Symbol.asyncDispose]());

  test("loses nothing, doubles nothing, and its receipts add up", async () => {
    await using storage = await kind.create();
    const options = {
      templates: createTemplates(models),
      events: 150,
      kills: 6,
      workers: 2,
      producerKills: 2,
      seed: 20_261_127,
    };
    const { received, inDoubt, receipt, ...faults } = await runTorture(storage, options);
    expect(faults).toEqual({ lost: 0, notStored: 0, recordedTwice: 0, receivedTwice: 0, wrongReceipts: 0, damage: [] });
    expect(receipt).toMatchObject({ accepted: 150, pending: 0, refused: 0 });
    expect(received).toBeGreaterThan(100);
    expect(inDoubt).toBe(receipt.dead);
  }, 120_000);
});
