import { createClient } from "@gong-engagement/client";
import { Pool } from "pg";
import { createSharedLimiter } from "../create-shared-limiter.ts";
import { postgresStore } from "../postgres-store.ts";
import type { SharedLimiterOptions } from "../shared-limiter.ts";
import { sqliteStore } from "../sqlite-store.ts";

/**
 * A process of its own: makes a number of calls with a client that has a shared limiter.
 *
 * Usage: make-calls.ts STORE URL COUNT OPTIONS, where STORE is a file or a `postgres:` URL, and OPTIONS is JSON.
 */
const [location = "", baseUrl = "", count = "0", options = "{}"] = process.argv.slice(2);
const pool = location.startsWith("postgres:") ? new Pool({ connectionString: location, max: 2 }) : undefined;
const store = pool ? postgresStore(pool) : sqliteStore(location);
const more: Partial<SharedLimiterOptions> = JSON.parse(options);
const rateLimit = createSharedLimiter({ store, ...more });
const client = createClient({ baseUrl, rateLimit, auth: { bearerToken: "any" } });
// The first call of a process loads much: it must not be one of those that are judged.
await (await fetch(`${baseUrl}/warm-up`)).text();
await Promise.all(Array.from({ length: Number(count) }, () => Reflect.apply(client.GET, client, ["/"])));
await pool?.end();
