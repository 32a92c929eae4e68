import { mostInAny } from "@gong-engagement/kit/most-in-any";
import { type PostgresServer, startPostgres } from "@gong-engagement/kit/start-postgres";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storeConformance } from "./conformance.ts";
import type { LimiterStore } from "./limiter-store.ts";
import { postgresSchema, postgresStore } from "./postgres-store.ts";
import { runProcesses } from "./testing/run-processes.ts";

let server: PostgresServer;
let pool: Pool;

beforeAll(async () => {
  server = await startPostgres();
  pool = new Pool({ connectionString: server.url, max: 4 });
  pool.on("error", () => {}); // Connections that end with the server.
}, 60_000);

afterAll(async () => {
  await pool?.end();
  await server?.[Symbol.asyncDispose]();
});

const grantUntilRefused = async (
  store: LimiterStore,
  name: string,
  limit: number,
  interval: number,
): Promise<number> => {
  for (let granted = 0; granted < 2 * limit; granted++) {
    if ("wait" in (await store.take(name, [{ limit, interval }]))) return granted;
  }
  return Infinity;
};

describe("the conformance cases of a store, with PostgreSQL", () => {
  for (const { title, run } of storeConformance) {
    test(title, () => run({ open: async () => postgresStore(pool) }));
  }
});

describe("a PostgreSQL store", () => {
  test("lets no more calls of several processes arrive than a window allows, and each makes all its calls", async () => {
    const name = "processes";
    const windows = [{ limit: 3, interval: 600 }];
    const arrivals = await runProcesses(4, 4, server.url, { windows, guard: 1, name });
    expect(arrivals).toHaveLength(16);
    expect(mostInAny(600, arrivals)).toBeLessThanOrEqual(3);
    const { rows } = await pool.query("SELECT at FROM gong_limiter_start WHERE name = $1 ORDER BY at", [name]);
    expect(
      mostInAny(
        600,
        rows.map(({ at }) => at),
      ),
    ).toBeLessThanOrEqual(3);
  });

  test("grants exactly as many starts as a budget has in any interval", async () => {
    let time = 1_000_000;
    const store = postgresStore(pool, { now: () => time });
    const [name, limit, day] = ["budget", 1_000, 86_400_000];
    expect(await grantUntilRefused(store, name, limit, day)).toBe(limit);
    time += day - 1;
    expect(await store.take(name, [{ limit, interval: day }])).toEqual({ wait: 1, rule: 0 });
    time += 1;
    expect(await grantUntilRefused(store, name, limit, day)).toBe(limit);
  }, 60_000);

  test("waits no longer when the clock of the server is set back by an hour", async () => {
    let time = 1e9;
    const store = postgresStore(pool, { now: () => time });
    const [name, rules] = ["set back", [{ limit: 1, interval: 1_000 }]];
    await store.take(name, rules);
    time -= 3_600_000;
    expect(await store.take(name, rules)).toEqual({ wait: 1_000, rule: 0 });
    time += 1_000;
    expect(await store.take(name, rules)).toHaveProperty("start");
  });

  test("goes on after a restart of the server, with what was counted before", async () => {
    const store = postgresStore(pool);
    const [name, rules] = ["restart", [{ limit: 2, interval: 3_600_000 }]];
    await store.take(name, rules);
    await server.restart();
    await expect(
      (async () => {
        // The pool finds out that its connections have ended when it uses them.
        for (let tries = 0; tries < 5; tries++) await store.take(name, rules).catch(() => undefined);
        return store.peek(name, rules);
      })(),
    ).resolves.toEqual({ used: [2], pausedFor: 0 });
  }, 60_000);

  test("counts each start once where transactions are serializable by default", async () => {
    const options = "-c default_transaction_isolation=serializable";
    const strict = new Pool({ connectionString: server.url, max: 8, options });
    try {
      const store = postgresStore(strict);
      const [name, rules] = ["serializable", [{ limit: 100, interval: 3_600_000 }]];
      await Promise.all(Array.from({ length: 40 }, () => store.take(name, rules)));
      expect(await store.peek(name, rules)).toEqual({ used: [40], pausedFor: 0 });
    } finally {
      await strict.end();
    }
  });

  test("makes its tables once when many begin at the same time, and takes tables that are there", async () => {
    await pool.query("DROP TABLE gong_limiter_head, gong_limiter_start CASCADE; DROP FUNCTION gong_limiter_peek");
    const stores = Array.from({ length: 8 }, () => postgresStore(pool));
    await Promise.all(stores.map((store) => store.pause("first use", 0)));
    await pool.query(postgresSchema);
    await expect(stores[0]?.take("first use", [{ limit: 1, interval: 1 }])).resolves.toHaveProperty("start");
  });

  test.each([undefined, "postgres://127.0.0.1", {}])("refuses %j, which is not a pool", (pool) => {
    expect(() => Reflect.apply(postgresStore, undefined, [pool])).toThrowError("postgresStore: pass a Pool of pg");
  });

  test("rejects when the server cannot be reached, and tries to begin again", async () => {
    const unreachable = new Pool({ connectionString: "postgres://postgres@127.0.0.1:1/postgres" });
    const store = postgresStore(unreachable);
    await expect(store.take("default", [])).rejects.toThrowError("ECONNREFUSED");
    await expect(store.take("default", [])).rejects.toThrowError("ECONNREFUSED");
    await unreachable.end();
  });
});
