import { AsyncLocalStorage } from "node:async_hooks";
import { expect, test } from "vitest";
import { createTestClient, putReport, rejection } from "../testing/create-test-client.ts";
import { failure, ok } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";
import type { RequestEvent } from "./hooks.ts";

const names = ["onRequest", "onResponse", "onRetry", "onSuccess", "onError"] as const;

test("the events of 50 concurrent calls are joined by callId, with one final event each", async () => {
  await using server = await startServer(ok, failure(500), failure(400), ok, failure(503), ok);
  const events: (RequestEvent & { name: string; duration?: number })[] = [];
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const client = createTestClient(server, {
    hooks: Object.fromEntries(names.map((name) => [name, (event: RequestEvent) => events.push({ ...event, name })])),
    logger: { debug: log, info: log, warn: log, error: log },
  });
  await Promise.allSettled(Array.from({ length: 50 }, () => putReport(client)));
  const ids = new Set(events.map(({ callId }) => callId));
  expect(ids.size).toBe(50);
  for (const callId of ids) {
    const own = events.filter((event) => event.callId === callId);
    const finals = own.filter(({ name }) => /onSuccess|onError/.test(name));
    expect(finals).toHaveLength(1);
    expect(own.at(-1)).toBe(finals[0]);
    const starts = own.filter(({ name }) => name === "onRequest").map(({ attempt }) => attempt);
    expect(starts).toEqual(starts.map((_, index) => index + 1));
    for (const { name, duration } of own) if (name !== "onRequest") expect(duration).toBeGreaterThan(0);
    expect(lines.filter((line) => line.includes(`[${callId}]`))).toHaveLength(own.length);
  }
});

test("hooks, middleware, fetch and beforeSend run in the async context of the caller, also in a queue", async () => {
  await using server = await startServer(failure(500), ok);
  const storage = new AsyncLocalStorage<number>();
  const seen: Record<string, Set<number | undefined>> = {};
  const note = (what: string, call: number): void => {
    seen[what] ??= new Set();
    seen[what].add(storage.getStore() === call ? undefined : call);
  };
  const byCall = (what: string) => () => note(what, storage.getStore() ?? -1);
  const client = createTestClient(server, {
    rateLimit: [{ limit: 100, interval: 1_000 }],
    hooks: Object.fromEntries(names.map((name) => [name, byCall(name)])),
    fetch: (url, init) => {
      byCall("fetch")();
      return fetch(url, init);
    },
  });
  const call = (number: number) =>
    storage.run(number, () => putReport(client, { beforeSend: () => note("beforeSend", number) }));
  await Promise.all(Array.from({ length: 10 }, (_, index) => call(index)));
  for (const what of ["onRequest", "onResponse", "onRetry", "onSuccess", "fetch", "beforeSend"]) {
    expect([what, ...(seen[what] ?? ["missing"])]).toEqual([what, undefined]);
  }
});

test("no rejection is unhandled, whatever way a call fails", async () => {
  await using server = await startServer(failure(500));
  const unhandled: unknown[] = [];
  const listen = (reason: unknown): void => void unhandled.push(reason);
  process.on("unhandledRejection", listen);
  try {
    const client = createTestClient(server);
    await rejection(putReport(client, { deadline: 1 }));
    await rejection(putReport(client, { signal: AbortSignal.abort() }));
    await rejection(putReport(client, { beforeSend: () => Promise.reject("stop") }));
    await rejection(putReport(client, { timeout: -1 }));
    await rejection(putReport(client));
    const provider = { bearerToken: () => Promise.reject(new Error("no")) };
    await rejection(putReport(createTestClient(server, { auth: provider })));
    await rejection(
      putReport(createTestClient(server, { auth: { bearerToken: () => new Promise<string>(() => {}) }, timeout: 5 })),
    );
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.off("unhandledRejection", listen);
  }
  expect(unhandled).toEqual([]);
});
