import { expect, test } from "vitest";
import { createTestClient, putReport, rejection } from "../testing/create-test-client.ts";
import { ok, raw } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

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
