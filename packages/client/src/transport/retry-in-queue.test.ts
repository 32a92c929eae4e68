import { expect, test } from "vitest";
import { createTestClient, putReport } from "../testing/create-test-client.ts";
import { failure, ok } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";
import { createTimedService } from "../testing/timed-service.ts";

/** The fifth request fails. */
const statuses = [200, 200, 200, 200, 500, 200];

test.each([{}, { deadline: 60_000 }])(
  "of 200 calls at once, the one that failed is sent again in the next turns: options %o",
  async (options) => {
    const service = createTimedService(...statuses);
    const client = createTestClient(service, {
      rateLimit: [{ limit: 100, interval: 1_000 }],
      retry: { minDelay: 20, maxDelay: 20 },
      fetch: service.fetch,
    });
    const calls = Array.from({ length: 200 }, async () => {
      const { attempts } = await putReport(client, options);
      return { attempts, sentBefore: service.starts.length };
    });
    const results = await service.end(Promise.all(calls));
    expect(service.starts).toHaveLength(201);
    const repeated = results.filter(({ attempts }) => attempts === 2);
    expect(repeated).toHaveLength(1);
    // The fifth, and two or three turns for its delay.
    expect(repeated[0]?.sentBefore).toBeGreaterThan(5);
    expect(repeated[0]?.sentBefore).toBeLessThan(12);
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
  const service = createTimedService(...statuses);
  const delays: number[] = [];
  let failedAt = 0;
  let sentAt = 0;
  const client = createTestClient(service, {
    rateLimit: [{ limit: 50, interval: 1_000 }],
    retry: { minDelay: 100, maxDelay: 100 },
    fetch: service.fetch,
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
  await service.end(Promise.all(Array.from({ length: 60 }, () => putReport(client))));
  expect(delays).toEqual([100]);
  expect(sentAt - failedAt).toBeGreaterThanOrEqual(100);
  // One turn takes 20 ms.
  expect(sentAt - failedAt).toBeLessThanOrEqual(121);
});

test("a queue that may hold no call holds the next attempt of a call that it has let start", async () => {
  await using server = await startServer(failure(500), ok);
  const client = createTestClient(server, { rateLimit: [{ limit: 1, interval: 100 }], maxQueue: 0 });
  expect(await putReport(client)).toMatchObject({ attempts: 2 });
});
