import { writeSync } from "node:fs";
import { type NewEvent, type OutboxStore, openOutbox } from "@gong-engagement/outbox";
import { GongEngagement } from "@gong-engagement/sdk";
import { openStorage } from "./open-storage.ts";

/**
 * A process that kills or stops itself at a named point, for all events at once.
 *
 * Usage: crash.ts LOCATION URL SIGNAL POINT EVENTS, where EVENTS is JSON of a list for `enqueueMany`. At the points `before commit`
 * and `after commit` the events are put in; at all others they are there, and are sent. A process that was stopped says so
 * before, and ends by itself when it was woken.
 */
const [location = "", url = "", signal = "", point = "", json = "[]"] = process.argv.slice(2);
const events: readonly NewEvent[] = JSON.parse(json);
const woken = Promise.withResolvers<void>();
let left = events.length;

/** Kills or stops the process when all events have come to the point. Until then each waits there. */
const halt = (): Promise<void> => {
  left--;
  if (left > 0) return woken.promise;
  if (signal === "SIGSTOP") writeSync(1, "stopped\n");
  process.kill(process.pid, signal);
  if (signal === "SIGSTOP") woken.resolve();
  return woken.promise;
};

const store = openStorage(location);
let isPutting = false;
const watched: OutboxStore = {
  ...store,
  transaction: (step) =>
    store.transaction(function* () {
      const result = yield* step();
      if (isPutting && point === "before commit") process.kill(process.pid, signal);
      return result;
    }),
};

const turn = { cancel() {}, settle() {} };
const gong = new GongEngagement({
  baseUrl: url,
  auth: { bearerToken: "any" },
  rateLimit: point === "claimed" ? { take: () => halt().then(() => turn), pause() {} } : false,
  async fetch(input, init) {
    if (point === "sending") await halt();
    const response = await fetch(input, init);
    if (point !== "answered") return response;
    const copy = response.clone();
    await response.text();
    await halt();
    return copy;
  },
});
const outbox = await openOutbox({ store: watched, gong, concurrency: events.length });
if (point.endsWith("commit")) {
  isPutting = true;
  await outbox.enqueueMany(events);
  process.kill(process.pid, signal);
}
const watch = async (): Promise<void> => {
  for await (const { type } of outbox.events()) if (type === "delivered" && point === "settled") void halt();
};
const watching = watch();
outbox.start();
await woken.promise;
await outbox.close();
await watching;
process.exit(0);
