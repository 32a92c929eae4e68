import { setImmediate } from "node:timers/promises";
import type { OutboxStore } from "@gong-engagement/outbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFixture, type Fixture, kinds, unkeyed } from "./create-fixture.ts";
import { createSqliteKind, type StorageKind } from "./stores.ts";

/** A statement that a store has run, with its values, and the number of rows that it returned. */
interface Run {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly rows: number;
}

type Runs = (readonly Run[])[];

/** Writes down the statements of each transaction, those that only read too. */
const traceStatements = (store: OutboxStore, transactions: Runs): OutboxStore => {
  const trace: OutboxStore["transaction"] = (step) => {
    const runs: Run[] = [];
    transactions.push(runs);
    return store.transaction(function* () {
      const steps = step();
      let next = steps.next([]);
      while (!next.done) {
        const rows = yield next.value;
        runs.push({ ...next.value, rows: rows.length });
        next = steps.next(rows);
      }
      return next.value;
    });
  };
  return { ...store, transaction: trace, read: trace };
};

/** Events of the past, put in beside the outbox. */
const putMany = async (
  { storage }: Fixture,
  number: number,
  columns: Readonly<Record<string, string>>,
): Promise<void> => {
  const values = { id: "'event-' || i", operation: "'old'", due_at: "i", created_at: "i", priority: "0", ...columns };
  await storage.query(`WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${number})
    INSERT INTO gong_outbox_event (${Object.keys(values).join(", ")})
    SELECT ${Object.values(values).join(", ")} FROM numbers RETURNING seq`);
};

describe.each(kinds)("an outbox on %s with many events", (_, createKind) => {
  let kind: StorageKind;

  beforeAll(async () => {
    kind = await createKind();
  }, 60_000);

  afterAll(() => kind?.[Symbol.asyncDispose]());

  test.each(unkeyed)("lets others have a turn while it takes a long list", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    const { operation, input } = mark("of a list");
    const list = Array.from({ length: 1_000 }, () => ({ operation: operation.operationId, input }));
    let tried = 0;
    const watched = list.map((item) => ({
      ...item,
      get input() {
        tried++;
        return input;
      },
    }));
    const seen = new Set<number>();
    const taking: Promise<unknown> = Reflect.apply(outbox.enqueueMany, outbox, [watched]);
    while (tried < list.length) {
      seen.add(tried);
      await setImmediate();
    }
    await taking;
    expect(seen.size).toBeGreaterThan(5);
    expect(await outbox.receipt()).toMatchObject({ accepted: 1_000 });
  });

  test("forgets old events in many short transactions", async () => {
    await using fixture = await createFixture(kind);
    const transactions: Runs = [];
    await using first = await fixture.open();
    await putMany(fixture, 1_000, { state: "'delivered'", settled_at: "i", input: "'{}'" });
    const keep = { delivered: 0, ids: 1 };
    await using outbox = await fixture.open({ store: traceStatements(fixture.storage.open(), transactions), keep });
    outbox.start();
    await expect.poll(() => outbox.find("event-1000")).toBeUndefined();
    expect(await first.receipt()).toMatchObject({ accepted: 1_000, delivered: 1_000 });
    const rows = transactions.map((runs) => Math.max(0, ...runs.map((run) => run.rows)));
    expect(Math.max(...rows)).toBeLessThanOrEqual(200);
    expect(transactions.filter((runs) => runs.some(({ text }) => text.startsWith("DELETE"))).length).toBeGreaterThan(4);
  });
});

test("an outbox on SQLite finds events by an index, and sorts none, however many there are", async () => {
  await using kind = await createSqliteKind();
  await using fixture = await createFixture(kind);
  const transactions: Runs = [];
  const keep = { delivered: 0, ids: 0 };
  await using outbox = await fixture.open({ store: traceStatements(fixture.storage.open(), transactions), keep });
  await putMany(fixture, 300, {
    state: "CASE i % 3 WHEN 0 THEN 'dead' WHEN 1 THEN 'pending' ELSE 'delivered' END",
    due_at: "8e15",
    settled_at: "CASE WHEN i % 3 <> 1 THEN i END",
  });
  await outbox.status();
  for await (const { state } of outbox.dead()) expect(state).toBe("dead");
  outbox.start();
  await fixture.waitForLooks();
  await expect.poll(() => outbox.find("event-299")).toBeUndefined();
  await outbox.close();
  const texts = new Set(transactions.flat().map(({ text }) => text));
  // Of what is being sent there is never much.
  const looks = [...texts].filter((text) => text.includes("gong_outbox_event") && !/count\(|= 'sending'/.test(text));
  expect(looks.length).toBeGreaterThan(8);
  for (const text of looks) {
    const plan = await fixture.storage.query(`EXPLAIN QUERY PLAN ${text.replaceAll("gong_outbox_now()", "1")}`);
    const details = plan.map((row) => String(Reflect.get(row, "detail")));
    expect(
      details.filter((detail) => /^SCAN|TEMP B-TREE/.test(detail)),
      text,
    ).toEqual([]);
    // The state alone finds as many events as wait.
    if (/due_at|settled_at/.test(text)) expect(details.join(), text).not.toContain("gong_outbox_state");
  }
});
