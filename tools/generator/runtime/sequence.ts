import type { SequenceAnswer } from "../../../packages/client/src/api-metadata.ts";
import { GongResponseError } from "../../../packages/client/src/errors/gong-response-error.ts";
import { GongTimeoutError } from "../../../packages/client/src/errors/gong-timeout-error.ts";
import { startTimer } from "../../../packages/client/src/timer.ts";

/** Characters that one item may have: a service that never ends one would fill the memory. */
export const longestItem: number = 2 ** 24;

/** Comes in the place of an item where the sequence is over, whatever follows. */
export const endOfSequence: unique symbol = Symbol("end of sequence");

/** Refuses the item that is being read. */
export type Refuse = (what: string) => never;

/** Finds the items in the text of a body. */
export interface ItemParser {
  /** Gives the items that are complete with this text; at the end, what is left is complete as well. */
  parse(text: string, isEnd: boolean): Iterable<unknown>;
  /** Number of lines up to now. Each shows that the service is alive, also a comment or an empty one. */
  lines(): number;
}

const ignore = (): void => {};

/**
 * The items of a body, which can be read once. The body is read as items are asked for; to stop closes the connection.
 * The service may be silent for `timeout`, up to the first byte and then between items; it does not run while nobody waits.
 */
export const readSequence = (
  body: ReadableStream<Uint8Array>,
  { status, headers, timeout, elapsed, fail }: SequenceAnswer,
  createParser: (refuse: Refuse) => ItemParser,
): AsyncIterableIterator<unknown> => {
  let count = 0;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let isStopped = false;

  const parser = createParser((what) => {
    throw new GongResponseError(`Item ${count + 1} of the sequence ${what}`, { status, headers });
  });

  const stop = (): void => {
    isStopped = true;
    (reader ?? body).cancel().catch(ignore);
  };

  const read = async (source: ReadableStreamDefaultReader<Uint8Array>, left: number, what: string) => {
    const stopTimer = startTimer(left, () => fail(new GongTimeoutError("attempt", timeout, what)));
    try {
      return await source.read();
    } finally {
      stopTimer();
    }
  };

  async function* readItems(): AsyncGenerator<unknown, void> {
    if (isStopped) return;
    const decoder = new TextDecoder();
    let left = timeout - elapsed;
    let isFirst = true;
    reader = body.getReader();
    try {
      for (;;) {
        const startedAt = performance.now();
        const lines = parser.lines();
        const what = isFirst ? "The first byte" : `Item ${count + 1}`;
        const { done, value } = await read(reader, left, `${what} of the sequence`);
        if (isStopped) return;
        left -= performance.now() - startedAt;
        for (const item of parser.parse(decoder.decode(value, { stream: !done }), done)) {
          if (item === endOfSequence) return;
          count++;
          yield item;
        }
        if (done) return;
        if (isFirst || parser.lines() > lines) left = timeout;
        isFirst = false;
      }
    } catch (error) {
      fail(error);
      throw error;
    } finally {
      stop();
    }
  }

  const items = readItems();
  return {
    next: () => items.next(),
    // A generator would wait for the item that is being read.
    async return() {
      stop();
      return await items.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

/** Splits text that comes in parts. */
export interface Splitter {
  /** Gives the pieces that end in this text. */
  split(text: string): Iterable<string>;
  /** What has no end yet. */
  rest(): string;
}

/** Splits text at every separator, a single character. */
export const createSplitter = (separator: string, refuse: Refuse): Splitter => {
  let rest = "";
  return {
    *split(text) {
      const [first = "", ...others] = text.split(separator);
      rest += first;
      for (const next of others) {
        const piece = rest;
        rest = next;
        yield piece;
      }
      if (rest.length > longestItem) refuse(`is longer than ${longestItem} characters`);
    },
    rest: () => rest,
  };
};
