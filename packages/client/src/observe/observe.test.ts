import { describe, expect, test } from "vitest";
import { createTestClient, postInteraction, rejection, reportShare } from "../testing/create-test-client.ts";
import { failure, json, ok, reset } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";
import type { Hooks } from "./hooks.ts";

const createHooks = (): { hooks: Hooks; events: [string, object][] } => {
  const events: [string, object][] = [];
  const note = (name: string) => (event: object) => void events.push([name, event]);
  const names = ["onRequest", "onResponse", "onRetry", "onError"];
  return { events, hooks: Object.fromEntries(names.map((name) => [name, note(name)])) };
};

const operation = { operationId: "reportContentShareEvent", method: "PUT", path: "/customer-engagement/share" };

test("hooks see each attempt, what it was answered, and that it is repeated", async () => {
  await using server = await startServer(failure(500), reset, ok);
  const { hooks, events } = createHooks();
  await reportShare(createTestClient(server, { hooks, retry: { minDelay: 1, maxDelay: 1 } }));
  const lost = expect.objectContaining({ name: "GongConnectionError" });
  const failed = expect.objectContaining({ name: "GongServerError" });
  expect(events).toEqual([
    ["onRequest", { ...operation, attempt: 1 }],
    ["onResponse", { ...operation, attempt: 1, status: 500 }],
    ["onRetry", { ...operation, attempt: 1, status: 500, delay: 1, error: failed }],
    ["onRequest", { ...operation, attempt: 2 }],
    ["onRetry", { ...operation, attempt: 2, delay: 1, error: lost }],
    ["onRequest", { ...operation, attempt: 3 }],
    ["onResponse", { ...operation, attempt: 3, status: 200 }],
  ]);
});

test("hooks see how a call failed: what it rejects with", async () => {
  await using server = await startServer(failure(400));
  const { hooks, events } = createHooks();
  const client = createTestClient(server, { hooks });
  const error = await rejection(reportShare(client));
  expect(events.at(-1)).toEqual(["onError", { ...operation, attempt: 1, status: 400, delivery: "refused", error }]);
  expect(events.map(([name]) => name)).toEqual(["onRequest", "onResponse", "onError"]);
});

test("hooks see a client call with an error status as failed, once", async () => {
  await using server = await startServer(failure(400));
  const { hooks, events } = createHooks();
  const client = createTestClient(server, { hooks });
  client.use({ onResponse: () => undefined });
  await client.POST("/integration-settings", { body: {} });
  expect(events.filter(([name]) => name === "onError")).toMatchObject([
    ["onError", { status: 400, error: { name: "GongBadRequestError", operationId: "configureIntegrationSettings" } }],
  ]);
});

test("hooks see a call that nothing was sent of", async () => {
  const { hooks, events } = createHooks();
  const client = createTestClient({ url: "http://127.0.0.1" }, { hooks, auth: false });
  const error = await rejection(reportShare(client));
  expect(events).toEqual([["onError", { ...operation, attempt: 0, delivery: "not-sent", error }]]);
});

test("hooks see the replay after a token was renewed", async () => {
  await using server = await startServer(failure(401), ok);
  const { hooks, events } = createHooks();
  await reportShare(createTestClient(server, { hooks, auth: { bearerToken: () => "token" } }));
  expect(events.map(([name]) => name)).toEqual(["onRequest", "onResponse", "onRetry", "onRequest", "onResponse"]);
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
      hooks: { onRequest: observer, onResponse: observer, onRetry: observer, onError: observer },
      logger: { debug: observer, info: observer, warn: observer, error: observer },
    });
    expect(await reportShare(client)).toMatchObject({ attempts: 2 });
    expect(await rejection(reportShare(client))).toMatchObject({ name: "GongBadRequestError" });
  });

  test("that change what they are told", async () => {
    await using server = await startServer(failure(500), ok);
    const onRetry = (event: object): void => void Object.assign(event, { delay: 60_000, attempt: 99 });
    expect(await reportShare(createTestClient(server, { hooks: { onRetry } }))).toMatchObject({ attempts: 2 });
  });
});

test("hooks and logger keep their `this`", async () => {
  await using server = await startServer(ok);
  class Observer {
    readonly seen: string[] = [];
    onRequest({ operationId }: { operationId: string }): void {
      this.seen.push(operationId);
    }
    debug(line: string): void {
      this.seen.push(line);
    }
    info(): void {}
    warn(): void {}
    error(): void {}
  }
  const observer = new Observer();
  await reportShare(createTestClient(server, { hooks: observer, logger: observer }));
  expect(observer.seen).toContain("reportContentShareEvent");
  expect(observer.seen.length).toBeGreaterThan(1);
});

test("the logger gets a line for each event, on the level that it deserves", async () => {
  await using server = await startServer(failure(500), json(400, { errors: ["no"] }));
  const lines: string[] = [];
  const log = (level: string) => (line: string) => void lines.push(`${level} ${line}`);
  const logger = { debug: log("debug"), info: log("info"), warn: log("warn"), error: log("error") };
  await rejection(postInteraction(createTestClient(server, { logger, retry: { minDelay: 1, maxDelay: 1 } })));
  const call = "postDigitalInteraction (POST /digital-interactions)";
  expect(lines).toEqual([
    `debug ${call} attempt 1: starts`,
    `debug ${call} attempt 1: answered with 500`,
    `warn ${call} attempt 1: 500, again in 1 ms`,
    `debug ${call} attempt 2: starts`,
    `debug ${call} attempt 2: answered with 400`,
    `error ${call} attempt 2: GongBadRequestError, refused`,
  ]);
});
