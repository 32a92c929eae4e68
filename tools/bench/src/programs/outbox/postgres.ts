import { postgresStore } from "@gong-engagement/outbox/postgres";
import { Pool } from "pg";
import { openOwnQueue } from "./own-queue.ts";
import type { OpenQueue } from "./queue.ts";

export const openQueue: OpenQueue = async (place) => {
  const pool = new Pool({ connectionString: place.location });
  const queue = await openOwnQueue(postgresStore(pool), place);
  return { ...queue, close: () => queue.close().then(() => pool.end()) };
};
