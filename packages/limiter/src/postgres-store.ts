import { GongConfigError } from "@gong-engagement/client";
import type { Granted, LimiterStore, Refused, StoreState } from "./limiter-store.ts";
import { postgresSchema } from "./postgres-schema.ts";

export type { Granted, LimiterStore, Refused, StoreRule, StoreState } from "./limiter-store.ts";
export { postgresSchema };

/** What the store needs of a pool or client of `pg`, or of anything that can do the same. */
export interface Queryable {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly object[] }>;
}

/** Nothing was done, as another process was faster: where a database has other levels of isolation by default. */
const serializationFailure = "40001";

/** Times that a step is begun. Each time that it fails, another one has succeeded. */
const mostTries = 100;

/**
 * Keeps the starts in PostgreSQL 13 or later, for processes on any number of hosts.
 *
 * @param pool - a `Pool` of `pg`. The store makes its tables at its first use: see `postgresSchema`.
 * @param clock - returns milliseconds, instead of the clock of the server; for tests.
 * @throws GongConfigError if it is not a pool.
 */
export function postgresStore(pool: Queryable, clock?: { now(): number }): LimiterStore {
  if (typeof pool?.query !== "function") throw new GongConfigError("postgresStore: pass a Pool of pg");
  let isReady: Promise<void> | undefined;

  const prepare = async (): Promise<void> => {
    const { rows } = await pool.query(
      "SELECT to_regprocedure('gong_limiter_peek(text, float8[], float8)') IS NOT NULL AS there",
    );
    const [row] = rows;
    if (!row || Reflect.get(row, "there") !== true) await pool.query(postgresSchema);
  };

  const call = async (name: string, values: readonly unknown[], casts: string): Promise<string> => {
    isReady ??= prepare();
    try {
      await isReady;
    } catch (error) {
      isReady = undefined;
      throw error;
    }
    for (let tries = 1; ; tries++) {
      try {
        const { rows } = await pool.query(`SELECT ${name}(${casts}) AS answer`, [...values, clock?.now() ?? null]);
        return String(Reflect.get(rows[0] ?? {}, "answer"));
      } catch (error) {
        if (Object(error).code !== serializationFailure || tries >= mostTries) throw error;
      }
    }
  };

  return {
    async take(name, rules) {
      const values = [name, rules.map(({ limit }) => limit), rules.map(({ interval }) => interval)];
      const answer: { start?: string; wait: number; rule: number | null } = JSON.parse(
        await call("gong_limiter_take", values, "$1::text, $2::integer[], $3::float8[], $4::float8"),
      );
      const { start, wait, rule } = answer;
      return start === undefined
        ? ({ wait, ...(rule === null ? {} : { rule }) } satisfies Refused)
        : ({ start } satisfies Granted);
    },
    async giveBack(name, start) {
      await call("gong_limiter_give_back", [name, start], "$1::text, $2::bigint, $3::float8");
    },
    async pause(name, milliseconds) {
      await call("gong_limiter_pause", [name, milliseconds], "$1::text, $2::float8, $3::float8");
    },
    async peek(name, rules): Promise<StoreState> {
      const values = [name, rules.map(({ interval }) => interval)];
      return JSON.parse(await call("gong_limiter_peek", values, "$1::text, $2::float8[], $3::float8"));
    },
  };
}
