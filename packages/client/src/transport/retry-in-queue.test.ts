import { expect, test } from "vitest";
import { createTestClient, putReport } from "../testing/create-test-client.ts";
import { failure, ok } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

const replies = [ok, ok, ok, ok, failure(500), ok];

test.each([{}, { deadline: 60_000 }])(
  "of 200 calls at once, the one that failed is sent again in the next turns: options %o",
  async (options) => {
    await using server = await startServer(...replies);
    const client = createTestClient(server, {
      rateLimit: [{ limit: 100, interval: 1_000 }],
      retry: { minDelay: 20, maxDelay: 20 },
    });
    const attempts = await Promise.all(
      Array.from({ length: 200 }, () =>
        putReport(client, options).then((result) => [result.attempts, server.received.length] as const),
      ),
    );
    expect(server.received).toHaveLength(201);
    const [, receivedAtItsEnd] = attempts.find(([count]) => count === 2) ?? [0, 0];
    // The fifth, two or three turns for its delay, and as many again for a machine that is busy.
    expect(receivedAtItsEnd).toBeGreaterThan(5);
    expect(receivedAtItsEnd).toBeLessThan(30);
  },
);

test("a replay with a renewed token is sent before calls that have not started", async () => {
  await using server = await startServer(failure(401), ok);
  const client = createTestClient(server, {
    auth: { bearerToken: () => "token" },
    rateLimit: [{ limit: 50, interval: 1_000 }],
  });
  const ended: number[] = [];
  const calls = Array.from({ length: 20 }, (_, index) => putReport(client).then(() => ended.push(index)));
  await Promise.all(calls);
  expect(ended.indexOf(0)).toBeLessThan(5);
});

test("the delay that the hook tells is the one after which the attempt is sent, with many calls in the queue", async () => {
  await using server = await startServer(...replies);
  const delays: number[] = [];
  let failedAt = 0;
  let sentAt = 0;
  const client = createTestClient(server, {
    rateLimit: [{ limit: 50, interval: 1_000 }],
    retry: { minDelay: 100, maxDelay: 100 },
    hooks: {
      onRetry: ({ delay }) => {
        delays.push(delay);
        failedAt = performance.now();
      },
      onRequest: ({ attempt }) => {
        if (attempt === 2) sentAt = performance.now();
      },
    },
  });
  await Promise.all(Array.from({ length: 60 }, () => putReport(client)));
  expect(delays).toEqual([100]);
  expect(sentAt - failedAt).toBeGreaterThanOrEqual(100);
  expect(sentAt - failedAt).toBeLessThan(350);
});

test("a queue that may hold no call holds the next attempt of a call that it has let start", async () => {
  await using server = await startServer(failure(500), ok);
  const client = createTestClient(server, { rateLimit: [{ limit: 1, interval: 100 }], maxQueue: 0 });
  expect(await putReport(client)).toMatchObject({ attempts: 2 });
});
