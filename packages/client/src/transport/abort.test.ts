import { spawn } from "node:child_process";
import { getEventListeners, once } from "node:events";
import { describe, expect, test } from "vitest";
import type { ErrorEvent } from "../observe/hooks.ts";
import { createSignal } from "../testing/create-signal.ts";
import { createTestClient, putReport, rejection } from "../testing/create-test-client.ts";
import { failure, hang, ok, raw } from "../testing/replies.ts";
import { type Reply, startServer, type TestServer } from "../testing/start-server.ts";

const reason = new Error("The caller's own reason");
const bodyBegins = raw("HTTP/1.1 200 OK\r\ncontent-length: 40\r\n\r\n{", { hangs: true });
const errorBegins = raw("HTTP/1.1 500 Error\r\ncontent-length: 40\r\n\r\n{", { hangs: true });

interface Standing {
  readonly call: Promise<unknown>;
}

interface Moment {
  readonly what: string;
  readonly delivery: string;
  readonly reply?: Reply;
  /** Makes the call, and waits until it is where it is to be aborted. */
  readonly begin: (server: TestServer, signal: AbortSignal, onError: (event: ErrorEvent) => void) => Promise<Standing>;
}

const moments: Moment[] = [
  {
    what: "while it waits for a token",
    delivery: "not-sent",
    begin: async (server, signal, onError) => {
      const asked = createSignal();
      const bearerToken = (): Promise<string> => {
        asked.give();
        return new Promise(() => {});
      };
      const call = putReport(createTestClient(server, { auth: { bearerToken }, hooks: { onError } }), { signal });
      await asked.given;
      return { call };
    },
  },
  {
    what: "while it is queued",
    delivery: "not-sent",
    begin: async (server, signal, onError) => {
      const client = createTestClient(server, { rateLimit: [{ limit: 1, interval: 60_000 }], hooks: { onError } });
      await putReport(client);
      return { call: putReport(client, { signal }) };
    },
  },
  {
    what: "in backoff",
    delivery: "unknown",
    reply: failure(500),
    begin: async (server, signal, onError) => {
      const waiting = createSignal();
      const hooks = { onError, onRetry: waiting.give };
      const client = createTestClient(server, { retry: { minDelay: 60_000, maxDelay: 60_000 }, hooks });
      const call = putReport(client, { signal });
      await waiting.given;
      return { call };
    },
  },
  {
    what: "in the pause after a 429",
    delivery: "refused",
    reply: failure(429, { "retry-after": "60" }),
    begin: async (server, signal, onError) => {
      const waiting = createSignal();
      const call = putReport(createTestClient(server, { hooks: { onError, onRetry: waiting.give } }), { signal });
      await waiting.given;
      return { call };
    },
  },
  {
    what: "in flight",
    delivery: "unknown",
    reply: hang,
    begin: async (server, signal, onError) => {
      const call = putReport(createTestClient(server, { hooks: { onError } }), { signal });
      await server.receives(1);
      return { call };
    },
  },
  ...[bodyBegins, errorBegins].map(
    (reply): Moment => ({
      what: `in the body of a ${reply === bodyBegins ? 200 : 500}`,
      delivery: "unknown",
      reply,
      begin: async (server, signal, onError) => {
        const answered = createSignal();
        const client = createTestClient(server, { hooks: { onError, onResponse: answered.give } });
        const call = putReport(client, { signal });
        await answered.given;
        return { call };
      },
    }),
  ),
];

describe("a call that is aborted rejects with the caller's reason, at once", () => {
  test.each(moments)("$what: $delivery", async ({ reply = ok, begin, delivery }) => {
    await using server = await startServer(reply);
    const events: ErrorEvent[] = [];
    const controller = new AbortController();
    const { call } = await begin(server, controller.signal, (event) => events.push(event));
    const rejected = rejection(call);
    const count = server.received.length;
    controller.abort(reason);
    expect(await rejected).toBe(reason);
    expect(events).toMatchObject([{ error: reason, delivery }]);
    expect(server.received).toHaveLength(count);
  });

  test("before it begins: nothing is sent", async () => {
    await using server = await startServer(ok);
    expect(await rejection(putReport(createTestClient(server), { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(server.received).toHaveLength(0);
  });

  test("before it begins: no provider is asked either", async () => {
    let asked = false;
    const bearerToken = (): string => {
      asked = true;
      return "token";
    };
    const client = createTestClient({ url: "http://127.0.0.1" }, { auth: { bearerToken } });
    expect(await rejection(putReport(client, { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(asked).toBe(false);
  });

  test("by an observer, in the moment in which it starts", async () => {
    await using server = await startServer(ok);
    const controller = new AbortController();
    const client = createTestClient(server, { hooks: { onRequest: () => controller.abort(reason) } });
    expect(await rejection(putReport(client, { signal: controller.signal }))).toBe(reason);
  });

  test("without a reason: with the platform's", async () => {
    await using server = await startServer(hang);
    const controller = new AbortController();
    const rejected = rejection(putReport(createTestClient(server), { signal: controller.signal }));
    await server.receives(1);
    controller.abort();
    expect(await rejected).toMatchObject({ name: "AbortError" });
  });

  test("by AbortSignal.timeout: with its reason", async () => {
    await using server = await startServer(hang);
    const error = await rejection(putReport(createTestClient(server), { signal: AbortSignal.timeout(20) }));
    expect(error).toMatchObject({ name: "TimeoutError" });
  });
});

/** A signal as libraries before 2022 make it: without a reason. */
class OldSignal extends EventTarget {
  aborted = false;
  abort(): void {
    this.aborted = true;
    this.dispatchEvent(new Event("abort"));
  }
}

test("a signal that has no reason ends a call with an AbortError", async () => {
  await using server = await startServer(hang);
  const client = createTestClient(server);
  const signal = new OldSignal();
  const call = rejection(putReport(client, { signal: signal as never }));
  await server.receives(1);
  signal.abort();
  expect(await call).toMatchObject({ name: "AbortError" });
  expect(await rejection(putReport(client, { signal: signal as never }))).toMatchObject({ name: "AbortError" });
});

test("an abort in flight frees the socket", async () => {
  const closed = createSignal();
  await using server = await startServer(({ socket }) => {
    socket.once("close", () => closed.give());
  });
  const controller = new AbortController();
  const rejected = rejection(putReport(createTestClient(server), { signal: controller.signal }));
  await server.receives(1);
  controller.abort();
  await rejected;
  await expect(closed.given).resolves.toBeUndefined();
});

test("an abort in the queue frees the place", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server, { rateLimit: [{ limit: 1, interval: 100 }], maxQueue: 1 });
  await putReport(client);
  const controller = new AbortController();
  const rejected = rejection(putReport(client, { signal: controller.signal }));
  expect(await rejection(putReport(client))).toMatchObject({ name: "GongLimiterError", reason: "queue" });
  controller.abort();
  await rejected;
  expect(await putReport(client)).toMatchObject({ attempts: 1 });
});

test("an abort after the end changes nothing", async () => {
  await using server = await startServer(ok);
  const controller = new AbortController();
  const call = putReport(createTestClient(server), { signal: controller.signal });
  await call;
  controller.abort();
  expect(await call).toMatchObject({ requestId: "r-200" });
});

describe("1,000 calls on one signal", () => {
  const fetch = async (): Promise<Response> => Response.json({ requestId: "r" });
  const client = createTestClient({ url: "http://127.0.0.1" }, { fetch });

  test("leave nothing on it, and never more than one listener", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    let most = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...parameters: Parameters<typeof add>) => {
      most = Math.max(most, ++listeners);
      add(...parameters);
    };
    signal.removeEventListener = (...parameters: Parameters<typeof remove>) => {
      listeners--;
      remove(...parameters);
    };
    await Promise.all(Array.from({ length: 1_000 }, () => putReport(client, { signal })));
    await putReport(client, { signal });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect({ listeners, most }).toEqual({ listeners: 0, most: 1 });
  });

  test("are all ended by it", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const waiting = createTestClient({ url: "http://127.0.0.1" }, { fetch: () => new Promise(() => {}) });
    const calls = Array.from({ length: 1_000 }, () => rejection(putReport(waiting, { signal })));
    controller.abort(reason);
    expect(new Set(await Promise.all(calls))).toEqual(new Set([reason]));
  });
});

describe("the deadline ends a call", () => {
  test("in flight: unknown", async () => {
    await using server = await startServer(hang);
    const error = await rejection(putReport(createTestClient(server), { deadline: 30 }));
    expect(error).toMatchObject({ name: "GongTimeoutError", scope: "deadline", delivery: "unknown", attempts: 1 });
  });

  test("in the queue: not-sent", async () => {
    await using server = await startServer(ok);
    const client = createTestClient(server, { rateLimit: [{ limit: 1, interval: 60_000 }] });
    await putReport(client);
    const error = await rejection(putReport(client, { deadline: 30 }));
    expect(error).toMatchObject({ name: "GongTimeoutError", scope: "deadline", delivery: "not-sent", attempts: 0 });
  });

  test("while it waits for a token: not-sent", async () => {
    const client = createTestClient(
      { url: "http://127.0.0.1" },
      { auth: { bearerToken: () => new Promise(() => {}) }, deadline: 30 },
    );
    expect(await rejection(putReport(client))).toMatchObject({ scope: "deadline", delivery: "not-sent" });
  });

  test("set for the client, and over it for the call", async () => {
    await using server = await startServer(hang);
    const client = createTestClient(server, { deadline: 60_000 });
    expect(await rejection(putReport(client, { deadline: 30 }))).toMatchObject({ scope: "deadline" });
  });
});

test("a process ends by itself as soon as its calls have ended or were aborted", async () => {
  await using server = await startServer(ok, hang);
  const program = `
    const { createClient } = await import(${JSON.stringify(new URL("../create-client.ts", import.meta.url).href)});
    const options = { auth: { bearerToken: async () => "token" }, baseUrl: ${JSON.stringify(server.url)} };
    const body = { title: "a", email: "b@example.com", time: "c" };
    await createClient(options).PUT("/reports", { body, deadline: 60_000 });
    const controller = new AbortController();
    const call = createClient(options).PUT("/reports", { body, signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    await call.catch(() => {});
    console.log("done", process.getActiveResourcesInfo().filter((name) => name === "Timeout").length);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
  });
  const [code] = await once(child, "close");
  expect({ code, output }).toEqual({ code: 0, output: "done 0\n" });
});
