import { type PostgresServer, startPostgres } from "@gong-engagement/kit/start-postgres";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, test } from "vitest";
import { storeConformance } from "./conformance.ts";
import { postgresStore } from "./postgres-store.ts";

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

describe("the conformance cases of a store, with PostgreSQL", () => {
  for (const { title, run } of storeConformance) {
    test(title, () => run({ open: async () => postgresStore(pool) }));
  }
});
