import { type NewEvent, type OutboxStore, openOutbox } from "@gong-engagement/outbox";
import { GongEngagement } from "@gong-engagement/sdk";
import { openStorage } from "./open-storage.ts";

/**
 * A process that kills itself at a named point, for all events at once.
 *
 * Usage: crash.ts LOCATION URL POINT EVENTS, where EVENTS is JSON of a list for `enqueueMany`. At the points `before commit` and
 * `after commit` the events are put in; at all others they are there, and are sent.
 */
const [location = "", url = "", point = "", json = "[]"] = process.argv.slice(2);
const events: readonly NewEvent[] = JSON.parse(json);
let left = events.length;

/** Kills the process when all events have come to the point. Until then each waits there. */
const die = (): Promise<never> => {
  left--;
  if (left <= 0) process.kill(process.pid, "SIGKILL");
  return new Promise(() => {});
};

const store = openStorage(location);
let isPutting = false;
const watched: OutboxStore = {
  ...store,
  transaction: (step) =>
    store.transaction(function* () {
      const result = yield* step();
      if (isPutting && point === "before commit") process.kill(process.pid, "SIGKILL");
      return result;
    }),
};

const gong = new GongEngagement({
  baseUrl: url,
  auth: { bearerToken: "any" },
  rateLimit: point === "claimed" ? { take: die, pause() {} } : false,
  async fetch(input, init) {
    if (point === "sending") return die();
    const response = await fetch(input, init);
    if (point !== "answered") return response;
    await response.text();
    return die();
  },
});
const outbox = await openOutbox({ store: watched, gong, concurrency: events.length });
if (point.endsWith("commit")) {
  isPutting = true;
  await outbox.enqueueMany(events);
  process.kill(process.pid, "SIGKILL");
}
outbox.start();
for await (const { type } of outbox.events()) if (type === "delivered" && point === "settled") void die();
