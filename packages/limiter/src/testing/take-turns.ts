import { Pool } from "pg";
import { createSharedLimiter, type SharedLimiterOptions } from "../create-shared-limiter.ts";
import { postgresStore } from "../postgres-store.ts";
import { sqliteStore } from "../sqlite-store.ts";

/**
 * A process of its own: takes a number of turns of a shared limiter, and prints a line for each.
 *
 * Usage: take-turns.ts STORE COUNT OPTIONS, where STORE is a file or a `postgres:` URL, and OPTIONS is JSON.
 */
const [location = "", count = "0", options = "{}"] = process.argv.slice(2);
const pool = location.startsWith("postgres:") ? new Pool({ connectionString: location, max: 2 }) : undefined;
const store = pool ? postgresStore(pool) : sqliteStore(location);
const more: Partial<SharedLimiterOptions> = JSON.parse(options);
const limiter = createSharedLimiter({ store, ...more });
await Promise.all(
  Array.from({ length: Number(count) }, async () => {
    const turn = await limiter.take({ maxQueue: Infinity, maxPause: Infinity });
    process.stdout.write(`${Date.now()}\n`);
    turn.settle(200);
  }),
);
await pool?.end();
