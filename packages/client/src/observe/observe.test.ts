import { afterEach, describe, expect, test, vi } from "vitest";
import { createTestClient, postMessage, putReport, rejection } from "../testing/create-test-client.ts";
import { failure, json, ok, reset } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";
import type { Hooks } from "./hooks.ts";

const createHooks = (): { hooks: Hooks; events: [string, object][] } => {
  const events: [string, object][] = [];
  const note = (name: string) => (event: object) => void events.push([name, event]);
  const names = ["onRequest", "onResponse", "onRetry", "onSuccess", "onError"];
  return { events, hooks: Object.fromEntries(names.map((name) => [name, note(name)])) };
};

const operation = { callId: expect.any(String), operationId: "putReport", method: "PUT", path: "/reports" };
const duration = expect.any(Number);

afterEach(() => {
  vi.useRealTimers();
});

test("hooks are told the milliseconds from the start of an attempt to the head of its response", async () => {
  vi.useFakeTimers({ now: 0 });
  await vi.advanceTimersByTimeAsync(5_000);
  const durations: number[] = [];
  const fetch = async (): Promise<Response> => {
    await vi.advanceTimersByTimeAsync(70);
    return Response.json({});
  };
  const hooks: Hooks = { onResponse: (event) => durations.push(event.duration) };
  await putReport(createTestClient({ url: "http://127.0.0.1" }, { hooks, fetch }));
  expect(durations).toEqual([70]);
});

test("hooks see each attempt, what it was answered, and that it is repeated", async () => {
  await using server = await startServer(failure(500), reset, ok);
  const { hooks, events } = createHooks();
  await putReport(createTestClient(server, { hooks, retry: { minDelay: 1, maxDelay: 1 } }));
  const lost = expect.objectContaining({ name: "GongConnectionError" });
  const failed = expect.objectContaining({ name: "GongServerError" });
  expect(events).toEqual([
    ["onRequest", { ...operation, attempt: 1 }],
    ["onResponse", { ...operation, attempt: 1, status: 500, duration }],
    ["onRetry", { ...operation, attempt: 1, status: 500, requestId: "r-500", delay: 1, duration, error: failed }],
    ["onRequest", { ...operation, attempt: 2 }],
    ["onRetry", { ...operation, attempt: 2, delay: 1, duration, error: lost }],
    ["onRequest", { ...operation, attempt: 3 }],
    ["onResponse", { ...operation, attempt: 3, status: 200, duration }],
    ["onSuccess", { ...operation, attempt: 3, status: 200, requestId: "r-200", duration }],
  ]);
});

test("hooks see the outcome of the call so far when an attempt is repeated", async () => {
  await using server = await startServer(failure(429), failure(503), ok);
  const { hooks, events } = createHooks();
  await postMessage(createTestClient(server, { hooks }));
  const errors = events.filter(([name]) => name === "onRetry").map(([, event]) => Reflect.get(event, "error"));
  const facts = { operationId: "postMessage", idempotencyKey: expect.any(String) };
  expect(errors).toMatchObject([
    { ...facts, attempts: 1, delivery: "refused", advice: "wait" },
    { ...facts, attempts: 2, delivery: "unknown", advice: "report-again" },
  ]);
});

test("hooks see how a call failed: what it rejects with", async () => {
  await using server = await startServer(failure(400));
  const { hooks, events } = createHooks();
  const client = createTestClient(server, { hooks });
  const error = await rejection(putReport(client));
  const facts = { attempt: 1, status: 400, requestId: "r-400", delivery: "refused", duration };
  expect(events.at(-1)).toEqual(["onError", { ...operation, ...facts, error }]);
  expect(events.map(([name]) => name)).toEqual(["onRequest", "onResponse", "onError"]);
});

test("hooks see a client call with an error status as failed, once", async () => {
  await using server = await startServer(failure(400));
  const { hooks, events } = createHooks();
  const client = createTestClient(server, { hooks });
  client.use({ onResponse: () => undefined });
  await client.POST("/settings", { body: {} });
  expect(events.filter(([name]) => name === "onError")).toMatchObject([
    ["onError", { status: 400, error: { name: "GongBadRequestError", operationId: "postSettings" } }],
  ]);
});

test("hooks see a call that sends nothing", async () => {
  const { hooks, events } = createHooks();
  const client = createTestClient({ url: "http://127.0.0.1" }, { hooks, auth: false });
  const error = await rejection(putReport(client));
  expect(events).toEqual([["onError", { ...operation, attempt: 0, delivery: "not-sent", duration, error }]]);
});

test("hooks see the replay after a token was renewed", async () => {
  await using server = await startServer(failure(401), ok);
  const { hooks, events } = createHooks();
  await putReport(createTestClient(server, { hooks, auth: { bearerToken: () => "token" } }));
  expect(events.map(([name]) => name)).toEqual([
    "onRequest",
    "onResponse",
    "onRetry",
    "onRequest",
    "onResponse",
    "onSuccess",
  ]);
});

describe("observers cannot break a call", () => {
  const throwing = (): never => {
    throw new Error("observer");
  };

  test.each<{ what: string; observer: () => unknown }>([
    { what: "throw", observer: throwing },
    { what: "reject", observer: () => Promise.reject(new Error("observer")) },
    { what: "never end", observer: () => new Promise(() => {}) },
    {
      what: "return what only looks like a promise",
      observer: () => ({
        // biome-ignore lint/suspicious/noThenProperty: that is what is tested
        then: throwing,
      }),
    },
    {
      what: "return something that throws when looked at",
      observer: () =>
        new Proxy(
          {},
          {
            get: throwing,
          },
        ),
    },
  ])("that $what", async ({ observer }) => {
    await using server = await startServer(failure(500), ok, failure(400));
    const client = createTestClient(server, {
      hooks: { onRequest: observer, onResponse: observer, onRetry: observer, onSuccess: observer, onError: observer },
      logger: { debug: observer, info: observer, warn: observer, error: observer },
    });
    expect(await putReport(client)).toMatchObject({ attempts: 2 });
    expect(await rejection(putReport(client))).toMatchObject({ name: "GongBadRequestError" });
  });

  test("that change what they are told", async () => {
    await using server = await startServer(failure(500), ok);
    const onRetry = (event: object): void => void Object.assign(event, { delay: 60_000, attempt: 99 });
    expect(await putReport(createTestClient(server, { hooks: { onRetry } }))).toMatchObject({ attempts: 2 });
  });
});

test("hooks and logger keep their `this`", async () => {
  await using server = await startServer(ok);
  const seen: string[] = [];
  class Hook {
    readonly seen = seen;
    onRequest({ operationId }: { operationId: string }): void {
      this.seen.push(operationId);
    }
  }
  class Log {
    readonly seen = seen;
    debug(line: string): void {
      this.seen.push(line);
    }
    info(): void {}
    warn(): void {}
    error(): void {}
  }
  await putReport(createTestClient(server, { hooks: new Hook(), logger: new Log() }));
  expect(seen).toContain("putReport");
  expect(seen.length).toBeGreaterThan(1);
});

test("the logger gets a line for each event, on the level that it deserves", async () => {
  await using server = await startServer(failure(500), json(400, { errors: ["no"] }));
  const lines: string[] = [];
  const log = (level: string) => (line: string) => void lines.push(`${level} ${line}`);
  const logger = { debug: log("debug"), info: log("info"), warn: log("warn"), error: log("error") };
  await rejection(postMessage(createTestClient(server, { logger, retry: { minDelay: 1, maxDelay: 1 } })));
  const [, id = ""] = /\[([\w-]+)\]/.exec(lines[0] ?? "") ?? [];
  const call = `[${id}] postMessage (POST /messages)`;
  const withoutTimes = lines.map((line) => line.replace(/after \d+ ms/, "after x ms"));
  expect(withoutTimes).toEqual([
    `debug ${call} attempt 1: starts`,
    `debug ${call} attempt 1: status 500 after x ms`,
    `warn ${call} attempt 1: 500, next attempt in 1 ms or the turn after`,
    `debug ${call} attempt 2: starts`,
    `debug ${call} attempt 2: status 400 after x ms`,
    `error ${call} attempt 2: 400, refused after x ms`,
  ]);
});
