import type { OutboxStore } from "@gong-engagement/outbox";
import { postgresStore } from "@gong-engagement/outbox/postgres";
import { sqliteStore } from "@gong-engagement/outbox/sqlite";
import { Pool } from "pg";

/** Opens the storage at a file, or at a `postgres:` URL, in a process that will be killed. */
export const openStorage = (location: string): OutboxStore => {
  if (!location.startsWith("postgres:")) return sqliteStore(location);
  const pool = new Pool({ connectionString: location, max: 4 });
  pool.on("error", () => {}); // A connection that ends is replaced.
  return postgresStore(pool);
};
