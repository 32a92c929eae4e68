import { createSharedLimiter } from "@gong-engagement/limiter";
import { postgresStore as createLimiterStore } from "@gong-engagement/limiter/postgres";
import { postgresStore } from "@gong-engagement/outbox/postgres";
import { Pool, type PoolConfig } from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createFixture, put, unkeyed } from "./create-fixture.ts";
import { createDatabaseKind, type Storage, type StorageKind } from "./stores.ts";

const createPool = ({ location }: Storage, config: PoolConfig): Pool => {
  const pool = new Pool({ connectionString: location, ...config });
  pool.on("error", () => {});
  return pool;
};

describe("an outbox with a pool of PostgreSQL", () => {
  let kind: StorageKind;

  beforeAll(async () => {
    kind = await createDatabaseKind(inject("postgresUrl"));
  }, 60_000);

  afterAll(() => kind?.[Symbol.asyncDispose]());

  test.each(unkeyed)("closes in time while a transaction of the caller has the only connection", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    const pool = createPool(fixture.storage, { max: 1 });
    const errors: unknown[] = [];
    const outbox = await fixture.open({
      store: postgresStore(pool),
      onStoreError: (error) => errors.push(error),
    });
    const transaction = await pool.connect();
    await transaction.query("BEGIN");
    await put(outbox, mark("one"), { id: "one", transaction });
    outbox.start();
    await expect.poll(() => pool.waitingCount).toBeGreaterThan(0);
    await outbox.close({ timeout: 10 });
    expect(errors.map(String).join()).toMatch(/The store did not answer .*close.*: is its connection there/);
    await transaction.query("COMMIT");
    transaction.release();
    await pool.end();
    const next = await fixture.open();
    expect(await next.drain()).toEqual({ accepted: 1, delivered: 1, refused: 0, pending: 0, dead: 0 });
  });

  test.each(unkeyed)("needs nothing that a session keeps, nor does the shared limiter", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    // As behind a proxy that lends connections for one transaction: each has a session of its own.
    const pool = createPool(fixture.storage, { max: 4, maxUses: 1 });
    const rateLimit = createSharedLimiter({
      store: createLimiterStore(pool),
      windows: [{ limit: 20, interval: 1_000 }],
      guard: 1,
    });
    const outbox = await fixture.open({ store: postgresStore(pool), gong: fixture.connect({ rateLimit }) });
    const transaction = await pool.connect();
    await transaction.query("BEGIN");
    await put(outbox, mark("in a transaction"), { transaction });
    await transaction.query("COMMIT");
    transaction.release();
    for (const name of ["one", "two", "three"]) await put(outbox, mark(name));
    expect(await outbox.drain()).toMatchObject({ accepted: 4, delivered: 4 });
    expect(await outbox.purge({ email: "nobody@example.org" })).toBe(0);
    await outbox.close();
    await pool.end();
  });

  test.each(unkeyed)("keeps the events of two applications apart, in a schema for each", async ({ mark }) => {
    await using fixture = await createFixture(kind);
    for (const name of ["shop", "portal"]) await fixture.storage.query(`CREATE SCHEMA ${name}`);
    const pools = ["shop", "portal"].map((name) =>
      createPool(fixture.storage, { max: 2, options: `-c search_path=${name}` }),
    );
    const [shop, portal] = await Promise.all(pools.map((pool) => fixture.open({ store: postgresStore(pool) })));
    if (!shop || !portal) throw new Error("There are two");
    await put(shop, mark("of the shop"), { id: "1" });
    expect(await put(portal, mark("of the portal"), { id: "1" })).toMatchObject({ isNew: true });
    expect(await shop.drain()).toMatchObject({ accepted: 1, delivered: 1 });
    expect(await portal.receipt()).toMatchObject({ accepted: 1, pending: 1 });
    for (const outbox of [shop, portal]) await outbox.close();
    for (const pool of pools) await pool.end();
    for (const name of ["shop", "portal"]) await fixture.storage.query(`DROP SCHEMA ${name} CASCADE`);
  });
});
