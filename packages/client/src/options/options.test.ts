import { describe, expect, test } from "vitest";
import { createTestClient, createUnpacedClient, putReport, rejection } from "../testing/create-test-client.ts";
import { failure, ok } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";
import type { CallOptions } from "./call-options.ts";
import type { ClientOptions } from "./client-options.ts";

const wrong: CallOptions[] = [
  ...[0, -1, NaN].flatMap((timeout) => [{ timeout }, { deadline: timeout }]),
  ...[0, -1, 1.5, NaN, Infinity].map((attempts) => ({ retry: { attempts } })),
  ...[-1, NaN].flatMap((delay) => [
    { retry: { minDelay: delay } },
    { retry: { maxDelay: delay } },
    { retry: { maxRetryAfter: delay } },
  ]),
  { timeout: "1" as unknown as number },
  ...[true, null, 3].map((retry) => ({ retry: retry as unknown as false })),
];

describe.each(wrong)("%o", (options) => {
  test("is refused at construction", () => {
    expect(() => createTestClient({ url: "http://127.0.0.1" }, options as ClientOptions)).toThrow(
      expect.objectContaining({ name: "GongConfigError" }),
    );
  });

  test("is refused in a call", async () => {
    await using server = await startServer(ok);
    const error = await rejection(putReport(createTestClient(server), options));
    expect(error).toMatchObject({ name: "GongInputError", delivery: "not-sent" });
    expect(server.received).toHaveLength(0);
  });
});

test.each<object>([
  { maxQueue: -1 },
  { maxQueue: NaN },
  { maxQueue: null },
  { auth: null },
  { headers: null },
  { rateLimit: null },
  { logger: null },
  { logger: {} },
  { logger: { debug() {}, info() {}, warn() {} } },
  { fetch: "fetch" },
  { rateLimit: true },
  { rateLimit: 3 },
  { rateLimit: [] },
  { rateLimit: [{ limit: 0, interval: 1_000 }] },
])("%o is refused at construction", (options) => {
  expect(() => createTestClient({ url: "http://127.0.0.1" }, options)).toThrow(
    expect.objectContaining({ name: "GongConfigError" }),
  );
});

test("no delay before the next attempt is as good as any", async () => {
  await using server = await startServer(failure(500), ok);
  const client = createTestClient(server, { retry: { minDelay: 0, maxDelay: 0, maxRetryAfter: 0 } });
  expect(await putReport(client)).toMatchObject({ attempts: 2 });
});

test.each([null, 3, "options"])("%o for all options is refused", (options) => {
  expect(() => createUnpacedClient(options as unknown as ClientOptions)).toThrow(
    expect.objectContaining({ name: "GongConfigError" }),
  );
});

test.each(["body", "params", "credentials"])("options of a method have no %s", async (name) => {
  await using server = await startServer(ok);
  const error = await rejection(putReport(createTestClient(server), { [name]: "include" } as CallOptions));
  expect(error).toMatchObject({ name: "GongInputError", delivery: "not-sent", operationId: "putReport" });
  expect(error).toHaveProperty("message", expect.stringContaining(`${name}: there is no such option`));
  expect(server.received).toHaveLength(0);
});

test("`undefined` is as good as absent", async () => {
  await using server = await startServer(ok);
  const nothing = { timeout: undefined, deadline: undefined, retry: undefined, headers: undefined, signal: undefined };
  const { signal: _, ...clientOptions } = nothing;
  const client = createTestClient(server, {
    ...clientOptions,
    maxQueue: undefined,
    fetch: undefined,
    hooks: undefined,
    logger: undefined,
  });
  expect(await putReport(client, nothing)).toMatchObject({ attempts: 1 });
  expect(await putReport(client, { signal: null })).toMatchObject({ attempts: 1 });
});

test("`fetch` receives a URL as text, and an init", async () => {
  const received: unknown[] = [];
  const client = createTestClient(
    { url: "http://127.0.0.1" },
    {
      fetch: async (...parameters) => {
        received.push(...parameters);
        return Response.json({ requestId: "r" });
      },
    },
  );
  await putReport(client);
  client.use({ onRequest: () => undefined });
  await putReport(client);
  for (const [url, init] of [received.slice(0, 2), received.slice(2)]) {
    expect(url).toBe("http://127.0.0.1/v2/reports");
    expect(init).toMatchObject({ method: "PUT", redirect: "manual", signal: expect.any(AbortSignal) });
  }
  expect(received).toHaveLength(4);
});

test("the platform's `fetch` is looked up at each call", async () => {
  const client = createTestClient({ url: "http://127.0.0.1" });
  const platform = globalThis.fetch;
  globalThis.fetch = async () => Response.json({ requestId: "later" });
  try {
    expect(await putReport(client)).toMatchObject({ requestId: "later" });
  } finally {
    globalThis.fetch = platform;
  }
});
