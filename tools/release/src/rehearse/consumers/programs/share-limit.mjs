import { createClient } from "@gong-engagement/client";
import { createSharedLimiter } from "@gong-engagement/limiter";
import { sqliteStore } from "@gong-engagement/limiter/sqlite";

const { options, method, path, request } = JSON.parse(process.env.REHEARSED_CALL);
const windows = [{ limit: 5, interval: 3_600_000 }];
const limiter = createSharedLimiter({ store: sqliteStore(`limit-${process.pid}.db`), windows });
const client = createClient({ ...options, rateLimit: limiter });
const { response } = await client[method.toUpperCase()](path, request);
const { remaining } = (await limiter.budget()).windows[0];
if (remaining !== 4) throw new Error(`${remaining} of 5 starts are left after one`);
console.log(`answered ${response.status}, and counted`);
