import { Pool } from "pg";
import { PgBoss } from "pg-boss";
import type { Event } from "../event.ts";
import { concurrency, createGong, lease } from "./create-gong.ts";
import type { OpenQueue } from "./queue.ts";

export const openQueue: OpenQueue = async (place) => {
  const gong = createGong(place);
  const boss = new PgBoss({ connectionString: place.location, superviseIntervalSeconds: 1, monitorIntervalSeconds: 1 });
  boss.on("error", () => {});
  await boss.start();
  await boss.createQueue("events", { expireInSeconds: lease, retryLimit: 20 });
  const pool = new Pool({ connectionString: place.location, max: 1 });
  pool.on("error", () => {}); // Connections that end with the server.
  return {
    enqueue: (event) => boss.send("events", event),
    enqueueMany: (events) =>
      boss.insert(
        "events",
        events.map((data) => ({ data })),
      ),
    start: () =>
      boss.work<Event>("events", { localConcurrency: concurrency, pollingIntervalSeconds: 0.5 }, async (jobs) => {
        for (const { data } of jobs) await gong.engagementEvents.reportContentShareEvent(data);
      }),
    async listOpen() {
      const { rows } = await pool.query("SELECT data FROM pgboss.job WHERE name = 'events' AND state <> 'completed'");
      return rows.map(({ data }) => data.contentTitle);
    },
    close: () => Promise.all([boss.stop(), pool.end()]),
  };
};
