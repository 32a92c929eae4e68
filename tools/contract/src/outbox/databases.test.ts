import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { OutboxStore } from "@gong-engagement/outbox";
import { postgresStore } from "@gong-engagement/outbox/postgres";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { models } from "../contract/spec.ts";
import { createFixture, holdAnswers, put, timesRecorded, unkeyed } from "./create-fixture.ts";
import { createPostgresKind, createSqliteKind } from "./stores.ts";
import { createTemplates } from "./torture/event-template.ts";
import { startProgram } from "./torture/start-program.ts";

describe("an outbox on a SQLite disk that is full", () => {
  test.each(unkeyed)("refuses what has no room, whole lists too, and goes on when there is room", async ({ mark }) => {
    await using kind = await createSqliteKind();
    await using fixture = await createFixture(kind);
    const store = fixture.storage.open();
    const outbox = await fixture.open({ store, onStoreError: () => {} });
    const limitPages = (pages: number): Promise<unknown> =>
      store.transaction(function* () {
        yield { text: `PRAGMA max_page_count = ${pages}`, values: [] };
      });
    await put(outbox, mark("first"));
    await limitPages(1); // SQLite makes it the pages that there are.
    const { operation, input } = mark("x");
    const list = Array.from({ length: 500 }, () => ({ operation: operation.operationId, input }));
    await expect(Reflect.apply(outbox.enqueueMany, outbox, [list])).rejects.toThrowError(/disk is full/);
    const { accepted } = await outbox.receipt();
    expect(accepted).toBe(1);
    let taken = 1;
    let failure: unknown;
    for (; !failure && taken < 1_000; taken++) {
      await put(outbox, mark(`event ${taken}`)).catch((error: unknown) => {
        failure = error;
      });
    }
    expect(String(failure)).toContain("disk is full");
    expect(await outbox.receipt()).toMatchObject({ accepted: taken - 1 });
    outbox.start();
    await limitPages(1_000_000);
    expect(await outbox.drain()).toMatchObject({ pending: 0, dead: 0, delivered: taken - 1 });
  });
});

/** What shows system calls, where it is installed and allowed: on Linux. */
const tracers = spawnSync("strace", ["true"]).status === 0 ? ["strace"] : [];

/** Events that a process says it has accepted, and those of them whose data was written and then synced before it said so. */
const readTrace = (trace: string): { readonly accepted: number; readonly synced: number } => {
  let [accepted, synced, isWritten, isUnsynced] = [0, 0, false, false];
  for (const line of trace.split("\n")) {
    const isOfFile = /\(\d+<[^>]*outbox\.db[^>]*>/.test(line);
    if (isOfFile && line.includes("pwrite")) [isWritten, isUnsynced] = [true, true];
    if (isOfFile && /\bf(data)?sync\(/.test(line)) isUnsynced = false;
    if (!/\bwrite\(1<.*"event-\d+\./.test(line)) continue;
    accepted++;
    if (isWritten && !isUnsynced) synced++;
    isWritten = false;
  }
  return { accepted, synced };
};

describe("the file of an outbox on SQLite", () => {
  test.each(tracers)("has each event on the disk before it is accepted, as %s shows", async (tracer) => {
    await using kind = await createSqliteKind();
    await using storage = await kind.create();
    const output = `${storage.location}.trace`;
    const launcher = [tracer, "-f", "-y", "-e", "trace=write,pwrite64,fsync,fdatasync", "-o", output];
    const args = [storage.location, JSON.stringify(createTemplates(models)), "0", "20"];
    await startProgram("produce.ts", args, () => {}, launcher).ended;
    expect(readTrace(readFileSync(output, "utf8"))).toEqual({ accepted: 20, synced: 20 });
  });

  const readFiles = (location: string): string =>
    ["", "-wal"].map((end) => (existsSync(location + end) ? readFileSync(location + end, "latin1") : "")).join("");

  test.each(unkeyed)("holds nothing any more of what was erased", async ({ mark }) => {
    await using kind = await createSqliteKind();
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    await put(outbox, mark("of buyer@example.org"));
    expect(readFiles(fixture.storage.location)).toContain("buyer@example.org");
    await outbox.purge({ email: "buyer@example.org" });
    expect(readFiles(fixture.storage.location)).not.toContain("buyer@example.org");
  });

  test.each(unkeyed)("says that it still holds what was erased while another process reads", async ({ mark }) => {
    await using kind = await createSqliteKind();
    await using fixture = await createFixture(kind);
    const { location } = fixture.storage;
    const store = fixture.storage.open();
    const outbox = await fixture.open({ store });
    await put(outbox, mark("of buyer@example.org"));
    await store.transaction(function* () {
      yield { text: "PRAGMA busy_timeout = 1", values: [] };
    });
    const reader = new DatabaseSync(location);
    reader.exec("BEGIN");
    reader.prepare("SELECT count(*) FROM gong_outbox_event").get();
    const person = { email: "buyer@example.org" };
    await expect(outbox.purge(person)).rejects.toThrowError(/outbox\.db-wal still holds what was erased\. Call again/);
    reader.close();
    expect(await outbox.purge(person)).toBe(0);
    expect(readFiles(location)).not.toContain("buyer@example.org");
  });

  test.each(unkeyed)("gets smaller when much of it is forgotten", async ({ mark }) => {
    await using kind = await createSqliteKind();
    await using fixture = await createFixture(kind);
    const { location } = fixture.storage;
    const first = await fixture.open();
    const { operation, input } = mark("event");
    const event = { operation: operation.operationId, input: { ...input, note: "long ".repeat(2_000) } };
    await Reflect.apply(first.enqueueMany, first, [Array.from({ length: 300 }, () => event)]);
    await fixture.storage.query(
      "UPDATE gong_outbox_event SET state = 'delivered', settled_at = 1 WHERE state = 'pending' RETURNING seq",
    );
    await first.close();
    const before = statSync(location).size;
    const second = await fixture.open({ keep: { delivered: 0 } });
    second.start();
    await expect.poll(() => statSync(location).size).toBeLessThan(before / 10);
    expect(await second.receipt()).toMatchObject({ accepted: 300, delivered: 300 });
  });
});

describe("an outbox on PostgreSQL", () => {
  let kind: Awaited<ReturnType<typeof createPostgresKind>>;
  let pool: Pool;

  beforeAll(async () => {
    kind = await createPostgresKind();
    pool = new Pool({ connectionString: kind.server.url, max: 4 });
    pool.on("error", () => {}); // Connections that end with the server.
  }, 60_000);

  afterAll(async () => {
    await pool?.end();
    await kind?.[Symbol.asyncDispose]();
  });

  test.each(unkeyed)("has an event exactly if the caller's transaction commits", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    outbox.start();
    const transaction = await pool.connect();
    for (const [id, end] of [
      ["rolled-back", "ROLLBACK"],
      ["committed", "COMMIT"],
    ] as const) {
      await transaction.query("BEGIN");
      expect(await put(outbox, mark(id), { id, transaction })).toEqual({ id, isNew: true });
      expect(await outbox.find(id)).toBeUndefined();
      await transaction.query(end);
    }
    transaction.release();
    await expect.poll(async () => (await outbox.find("committed"))?.state, { timeout: 5_000 }).toBe("delivered");
    expect(await outbox.find("rolled-back")).toBeUndefined();
    expect(timesRecorded(fixture.fake, "rolled-back")).toBe(0);
    expect(await outbox.receipt()).toMatchObject({ accepted: 1 });
  });

  test("has the server end a transaction whose host is cut off, and no transaction of the caller", async () => {
    await using storage = await kind.create();
    const [row] = await storage.open().transaction<readonly object[]>(function* () {
      return yield { text: "SHOW idle_in_transaction_session_timeout", values: [] };
    });
    expect(row).toEqual({ idle_in_transaction_session_timeout: "10s" });
    const { rows } = await pool.query("SHOW idle_in_transaction_session_timeout");
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: "0" }]);
  });

  test.each(unkeyed)("leaves no old version of a row that was erased", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    await put(outbox, mark("of buyer@example.org"));
    const readDeadRows = async (): Promise<number> => {
      await pool.query("CREATE EXTENSION IF NOT EXISTS pgstattuple");
      const { rows } = await pool.query("SELECT dead_tuple_count FROM pgstattuple('gong_outbox_event')");
      return Number(rows[0].dead_tuple_count);
    };
    await pool.query("UPDATE gong_outbox_event SET due_at = due_at");
    expect(await readDeadRows()).toBe(1);
    expect(await outbox.purge({ email: "buyer@example.org" })).toBe(1);
    expect(await readDeadRows()).toBe(0);
  });

  test.each(unkeyed)("says what it needs when it is given something else as transaction", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const outbox = await fixture.open();
    await expect(put(outbox, mark("one"), { transaction: {} })).rejects.toThrowError(
      /pass the client of your transaction/,
    );
    const client = await pool.connect(); // Nobody has begun a transaction on it.
    for (const transaction of [pool, client]) {
      await expect(put(outbox, mark("one"), { transaction })).rejects.toThrowError(
        /transaction: no transaction is open on it: pass the client that ran BEGIN, not a pool/,
      );
    }
    client.release();
    expect(await outbox.receipt()).toMatchObject({ accepted: 0 });
    expect(() => postgresStore("postgres://127.0.0.1" as never)).toThrowError(/postgresStore: pass a Pool of pg/);
  });

  test.each(unkeyed)(
    "puts events in though all connections of the pool have transactions of the caller",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      const small = new Pool({ connectionString: kind.server.url, max: 2 });
      small.on("error", () => {});
      try {
        const outbox = await fixture.open({ store: postgresStore(small), maxPending: 2 });
        const transactions = await Promise.all([small.connect(), small.connect()]);
        for (const [index, transaction] of transactions.entries()) {
          await transaction.query("BEGIN");
          await put(outbox, mark("one"), { id: `event ${index}`, transaction });
          await transaction.query("COMMIT");
        }
        await transactions[0]?.query("BEGIN");
        await expect(put(outbox, mark("one"), { transaction: transactions[0] })).rejects.toThrowError(
          /The outbox is full/,
        );
        await transactions[0]?.query("ROLLBACK");
        for (const transaction of transactions) transaction.release();
        expect(await outbox.receipt()).toMatchObject({ accepted: 2 });
      } finally {
        await small.end();
      }
    },
  );

  test.each(unkeyed)("takes events where transactions are serializable by default", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const options = "-c default_transaction_isolation=serializable";
    const strict = new Pool({ connectionString: kind.server.url, max: 8, options });
    try {
      const outbox = await fixture.open({ store: postgresStore(strict), onStoreError: () => {} });
      const names = Array.from({ length: 30 }, (_, index) => `event ${index}.`);
      await Promise.all(names.map((name) => put(outbox, mark(name))));
      expect(await outbox.drain()).toMatchObject({ accepted: 30, delivered: 30 });
    } finally {
      await strict.end();
    }
  });

  test.each(unkeyed)(
    "neither loses nor doubles when the clock of the server is set forward and back by an hour",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      await pool.query(`CREATE SCHEMA changed; CREATE TABLE changed.clock (hours integer); INSERT INTO changed.clock VALUES (0);
        CREATE FUNCTION changed.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS
          'SELECT pg_catalog.clock_timestamp() + make_interval(hours => hours) FROM changed.clock'`);
      const setClock = (hours: number): Promise<unknown> => pool.query(`UPDATE changed.clock SET hours = ${hours}`);
      const options = "-c search_path=changed,pg_catalog,public"; // The function there comes before the server's own.
      const changing = new Pool({ connectionString: kind.server.url, max: 8, options });
      try {
        const { fetch, release } = holdAnswers(fixture.fake.fetch);
        const gong = fixture.connect({ fetch, timeout: 60_000 });
        const one = await fixture.open({ store: postgresStore(changing), gong, pollInterval: 3_600_000 });
        await put(one, mark("sent before"), { id: "sent before" });
        one.start();
        await expect.poll(() => fixture.fake.attempts.length).toBe(1);
        await setClock(1); // Its lease is over at once.
        const other = await fixture.open({ store: postgresStore(changing) });
        other.start();
        await expect.poll(async () => (await other.receipt()).dead).toBe(1);
        release();
        await expect.poll(async () => (await other.receipt()).delivered).toBe(1);
        await one.close();
        await other.close();
        const third = await fixture.open({ store: postgresStore(changing) });
        await put(third, mark("put in before"), { id: "put in before" });
        await setClock(0); // What was put in before waits for as long as the clock was set back; what is new does not.
        await put(third, mark("new"), { id: "new" });
        third.start();
        await expect.poll(async () => (await third.find("new"))?.state).toBe("delivered");
        expect(await third.receipt()).toEqual({ accepted: 3, delivered: 2, refused: 0, pending: 1, dead: 0 });
        await setClock(1);
        expect(await third.drain()).toEqual({ accepted: 3, delivered: 3, refused: 0, pending: 0, dead: 0 });
        expect(fixture.fake.attempts).toHaveLength(3);
        await third.close();
      } finally {
        await changing.end();
        await pool.query("DROP SCHEMA changed CASCADE");
      }
    },
  );

  test.each(unkeyed)("says what is wrong with the database, and what to do", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const nowhere = new Pool({ connectionString: "postgres://user:secret@127.0.0.1:9/none" });
    await expect(fixture.open({ store: postgresStore(nowhere) })).rejects.toThrowError(
      /^PostgreSQL: connect ECONNREFUSED 127\.0\.0\.1:9\. Is the server up/,
    );
    await nowhere.end();
    const outbox = await fixture.open();
    await pool.query("DROP TABLE gong_outbox_event");
    const failure: unknown = await put(outbox, mark("one")).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "OutboxStoreError", code: "42P01" });
    expect(String(failure)).toMatch(/relation "gong_outbox_event" does not exist\. .*postgresSchema/);
  });

  test.each(unkeyed)(
    "goes on after a restart of the server under load, and neither loses nor doubles",
    async ({ mark }) => {
      await using fixture = await createFixture(kind);
      fixture.fake.fail("slow", { rate: 1, delay: 10 });
      const failing = fixture.storage.open();
      let restarting: Promise<void> | undefined;
      const store: OutboxStore = {
        ...failing,
        transaction(step) {
          if (fixture.fake.attempts.length >= 20) restarting ??= kind.server.restart();
          return failing.transaction(step);
        },
      };
      const outbox = await fixture.open({ store, onStoreError: () => {} });
      for (let index = 0; index < 60; index++) await put(outbox, mark(`event ${index}.`));
      outbox.start();
      await expect.poll(() => restarting !== undefined, { timeout: 20_000 }).toBe(true);
      await restarting;
      await expect
        .poll(() => outbox.receipt().catch(() => undefined), { timeout: 20_000 })
        .toEqual({ accepted: 60, delivered: 60, refused: 0, pending: 0, dead: 0 });
      expect(fixture.fake.attempts).toHaveLength(60);
    },
    60_000,
  );
});
