import { expect, test } from "vitest";
import { createEventStream } from "./event-stream.ts";
import type { OutboxEvent } from "./outbox.ts";

const createEvent = (attempt: number): OutboxEvent => ({ type: "sending", id: "one", operation: "any", attempt });

test("a stream of events is not heard any more by a reader that stopped before it began", async () => {
  const stream = createEventStream();
  const reader = stream.listen();
  expect(stream.isHeard()).toBe(true);
  await reader.return?.();
  expect(stream.isHeard()).toBe(false);
  expect(await reader.next()).toEqual({ done: true, value: undefined });
});

test("a stream of events ends a reader that waits when it is told to stop", async () => {
  const stream = createEventStream();
  const reader = stream.listen();
  const waiting = reader.next();
  await reader.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
});

test("a stream of events keeps the newest 10,000 for a reader that does not keep up", async () => {
  const stream = createEventStream();
  const reader = stream.listen();
  for (let attempt = 1; attempt <= 10_001; attempt++) stream.tell(createEvent(attempt));
  stream.end();
  const read: number[] = [];
  for await (const { attempt } of reader) if (attempt !== undefined) read.push(attempt);
  expect([read.length, read[0], read.at(-1)]).toEqual([10_000, 2, 10_001]);
});
