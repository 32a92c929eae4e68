import { createRateLimiter, GongEngagement } from "@gong-engagement/sdk";
import type { Place } from "./queue.ts";

/** Events that are under way at once. */
export const concurrency = 20;

/** Seconds after which an event of a process that was killed is another one's, where that can be chosen. */
export const lease = 5;

/** The client that sends, the same in all programs. Each attempt is one request: repeating is the queue's. */
export const createGong = ({ baseUrl, rate }: Place): GongEngagement =>
  new GongEngagement({
    baseUrl,
    auth: { bearerToken: "token" },
    rateLimit: createRateLimiter([{ limit: rate, interval: 1_000 }]),
    retry: false,
  });
