import { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterQueue } from "rate-limiter-flexible";
import type { CreateTurns } from "./turns.ts";

export const createTurns: CreateTurns = async (location) => {
  const storeClient = new Pool({ connectionString: location, max: 2 });
  const limiter = await new Promise<RateLimiterPostgres>((resolve, reject) => {
    const made: RateLimiterPostgres = new RateLimiterPostgres({ storeClient, points: 3, duration: 1 }, (error) =>
      error ? reject(error) : resolve(made),
    );
  });
  const queue = new RateLimiterQueue(limiter, { maxQueueSize: 1_000 });
  return () => queue.removeTokens(1);
};
