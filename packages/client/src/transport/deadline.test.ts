import { afterEach, expect, test, vi } from "vitest";
import { createTestClient, putReport, rejection } from "../testing/create-test-client.ts";
import { ok, raw } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

afterEach(() => {
  vi.useRealTimers();
});

/** Never gives a turn. */
const take = () => new Promise<never>(() => {});

const unfinished = (status: number) =>
  raw(`HTTP/1.1 ${status} No\r\ncontent-length: 100\r\n\r\n{"errors":`, { hangs: true });

test("a deadline in the body of an error keeps the status, and nothing is sent after it", async () => {
  await using server = await startServer(unfinished(401), ok);
  const client = createTestClient(server, { auth: { bearerToken: () => "token" } });
  const start = performance.now();
  const error = await rejection(putReport(client, { deadline: 200 }));
  expect(error).toMatchObject({ name: "GongAuthenticationError", attempts: 1, delivery: "refused" });
  expect(performance.now() - start).toBeGreaterThan(195);
  expect(server.received).toHaveLength(1);
});

test("a deadline in the body of an error that would be retried ends the call", async () => {
  await using server = await startServer(unfinished(500), ok);
  const error = await rejection(putReport(createTestClient(server), { deadline: 200 }));
  expect(error).toMatchObject({ name: "GongServerError", attempts: 1, delivery: "unknown" });
  expect(server.received).toHaveLength(1);
});

test("a call has a timer for its deadline only if it has one, and only as long as it runs", async () => {
  const countTimers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const answers: ((response: Response) => void)[] = [];
  const fetch = () => new Promise<Response>((resolve) => void answers.push(resolve));
  const client = createTestClient({ url: "http://127.0.0.1:9" }, { fetch });
  const { signal } = new AbortController();
  const before = countTimers();
  const withSignal = putReport(client, { signal });
  expect(countTimers()).toBe(before + 1);
  const withDeadline = putReport(client, { deadline: 60_000 });
  expect(countTimers()).toBe(before + 3);
  for (const answer of answers) answer(Response.json({}));
  await Promise.all([withSignal, withDeadline]);
  expect(countTimers()).toBe(before);
});

test("a call that its deadline has ended is not ended again by close, and says so", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
  const client = createTestClient({ url: "http://127.0.0.1:9" }, { rateLimit: { take, pause: () => undefined } });
  const call = rejection(putReport(client, { deadline: 100 }));
  const closed = client.close({ timeout: 100 });
  // Both in one turn of the event loop, as after work that has blocked the process.
  vi.advanceTimersByTime(100);
  expect(await call).toMatchObject({ name: "GongTimeoutError", scope: "deadline" });
  await closed;
});

test("an attempt that was given up, and is answered all the same, does not touch the next one", async () => {
  const body = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("{")) });
  const answers: ((response: Response) => void)[] = [];
  // Takes no notice of the signal.
  const fetch = () => new Promise<Response>((resolve) => void answers.push(resolve));
  const client = createTestClient(
    { url: "http://127.0.0.1:9" },
    { fetch, timeout: 50, retry: { attempts: 2, minDelay: 1 } },
  );
  const call = rejection(putReport(client));
  while (answers.length < 2) await new Promise((resolve) => setImmediate(resolve));
  answers[0]?.(new Response(body, { status: 500 }));
  expect(await call).toMatchObject({ name: "GongTimeoutError", scope: "attempt", attempts: 2 });
});
