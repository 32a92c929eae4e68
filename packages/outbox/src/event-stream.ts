import type { OutboxEvent } from "./outbox.ts";

/** Hands what happens to whoever listens. */
export interface EventStream {
  tell(event: OutboxEvent): void;
  listen(): AsyncIterableIterator<OutboxEvent>;
  /** Whether anybody listens. */
  isHeard(): boolean;
  end(): void;
}

interface Listener {
  push(event: OutboxEvent): void;
  end(): void;
}

/** A listener that does not keep up loses the oldest events beyond this number. */
const longestBuffer = 10_000;

export const createEventStream = (): EventStream => {
  const listeners = new Set<Listener>();
  let isEnded = false;
  return {
    tell(event) {
      for (const listener of listeners) listener.push(event);
    },
    listen() {
      const buffer: OutboxEvent[] = [];
      let wake = (): void => {};
      let isOver = isEnded;
      const listener: Listener = {
        push(event) {
          buffer.push(event);
          if (buffer.length > longestBuffer) buffer.shift();
          wake();
        },
        end() {
          isOver = true;
          wake();
        },
      };
      // From now on, not from the first `next` on.
      listeners.add(listener);
      const read = async function* (): AsyncGenerator<OutboxEvent> {
        for (;;) {
          const event = buffer.shift();
          if (event) yield event;
          else if (isOver) return;
          else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      };
      const reading = read();
      return {
        next: () => reading.next(),
        // A generator by itself would not notice this before its first `next`, nor while it waits.
        return() {
          listeners.delete(listener);
          buffer.length = 0;
          listener.end();
          return reading.return(undefined);
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    },
    isHeard: () => listeners.size > 0,
    end() {
      isEnded = true;
      for (const listener of listeners) listener.end();
    },
  };
};
