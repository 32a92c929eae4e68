import { Logger, makeWorkerUtils, run } from "graphile-worker";
import { Pool } from "pg";
import type { Event } from "../event.ts";
import { concurrency, createGong } from "./create-gong.ts";
import type { OpenQueue } from "./queue.ts";

export const openQueue: OpenQueue = async (place) => {
  const gong = createGong(place);
  const pgPool = new Pool({ connectionString: place.location });
  pgPool.on("error", () => {});
  const logger = new Logger(() => () => {});
  const utils = await makeWorkerUtils({ pgPool, logger });
  await utils.migrate();
  return {
    enqueue: (event) => utils.addJob("send", event),
    enqueueMany: (events) => utils.addJobs(events.map((payload) => ({ identifier: "send", payload }))),
    start: () =>
      run({
        pgPool,
        logger,
        concurrency,
        noHandleSignals: true,
        taskList: { send: (event) => gong.engagementEvents.reportContentShareEvent(event as Event).then(() => {}) },
      }),
    async listOpen() {
      const { rows } = await pgPool.query("SELECT payload FROM graphile_worker._private_jobs");
      return rows.map(({ payload }) => payload.contentTitle);
    },
    async close() {
      await utils.release();
      await pgPool.end();
    },
  };
};
