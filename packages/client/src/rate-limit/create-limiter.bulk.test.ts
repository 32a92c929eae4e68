import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { createAdaptiveLimiter } from "./create-adaptive-limiter.ts";
import { createRateLimiter } from "./create-rate-limiter.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import { createBucketService, type Service } from "./testing/create-service.ts";
import { patient } from "./testing/take-turns.ts";

/** Delivers a number of events that are there at once to a server, which answers as the service does. */
async function deliver(count: number, limiter: RateLimiter, service: Service) {
  const delivered: string[] = [];
  let refusals = 0;
  const server = createServer((request, response) => {
    const status = Number(request.headers["x-answer"]);
    if (status === 200) delivered.push(request.url ?? "");
    else refusals++;
    response.writeHead(status, { "retry-after": "1" }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const send = async (event: number): Promise<void> => {
    const turn = await limiter.take(patient);
    // The service judges by the start: on a busy machine requests arrive when they can, many at once.
    const headers = { "x-answer": String(service()) };
    const { status } = await fetch(`http://127.0.0.1:${port}/${event}`, { method: "PUT", headers });
    turn.settle(status);
    if (status === 200) return;
    limiter.pause(1_000);
    await send(event);
  };
  await Promise.all(Array.from({ length: count }, (_, event) => send(event)));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { refusals, delivered: new Set(delivered).size, deliveries: delivered.length };
}

const count = 600;

describe.concurrent("600 events at once, for a server that accepts 300 a second", () => {
  it("arrive once each, and none is refused, if the limit is known", async () => {
    const limiter = createRateLimiter([{ limit: 300, interval: 1_000, burst: 10 }]);
    const outcome = await deliver(count, limiter, createBucketService(300, 15));
    expect(outcome).toEqual({ refusals: 0, delivered: count, deliveries: count });
  });

  it("arrive once each, and few are refused, if the limit is not known", async () => {
    const { refusals, ...arrived } = await deliver(
      count,
      createAdaptiveLimiter({ startRate: 20, maxRate: Infinity }),
      createBucketService(300, 30),
    );
    expect(arrived).toEqual({ delivered: count, deliveries: count });
    expect(refusals).toBeLessThanOrEqual(5);
  });
});
