import { type OutboxStore, openOutbox } from "@gong-engagement/outbox";
import { concurrency, createGong, lease } from "./create-gong.ts";
import type { Place, Queue } from "./queue.ts";

/** Our own outbox on a store. */
export const openOwnQueue = async (store: OutboxStore, place: Place): Promise<Queue> => {
  const outbox = await openOutbox({ store, gong: createGong(place), concurrency, lease: lease * 1_000 });
  const titles: string[] = [];
  return {
    enqueue(event) {
      titles.push(event.contentTitle);
      return outbox.enqueue("reportContentShareEvent", event, { id: event.contentTitle });
    },
    enqueueMany(events) {
      titles.push(...events.map(({ contentTitle }) => contentTitle));
      return outbox.enqueueMany(
        events.map((input) => ({ operation: "reportContentShareEvent", input, id: input.contentTitle }) as const),
      );
    },
    start: () => outbox.start(),
    async listOpen() {
      const events = await Promise.all(titles.map((title) => outbox.find(title)));
      return events.flatMap((event) => (event && event.state !== "delivered" ? [event.id] : []));
    },
    close: () => outbox.close(),
  };
};
