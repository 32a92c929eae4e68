import { postgresStore } from "@gong-engagement/outbox/postgres";
import { Pool } from "pg";
import { openOwnQueue } from "./own-queue.ts";
import type { OpenQueue } from "./queue.ts";

export const openQueue: OpenQueue = async (place) => {
  const pool = new Pool({ connectionString: place.location });
  pool.on("error", () => {}); // Connections that end with the server.
  const queue = await openOwnQueue(postgresStore(pool), place);
  return { ...queue, close: () => queue.close().then(() => pool.end()) };
};
