import { createRateLimiter } from "@gong-engagement/client";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { describe, test } from "vitest";
import { limiterConformance } from "./conformance.ts";
import { createSharedLimiter } from "./create-shared-limiter.ts";
import { sqliteStore } from "./sqlite-store.ts";

describe("the conformance cases of a limiter, with the shared limiter on a SQLite file", () => {
  for (const { title, run } of limiterConformance) {
    test(title, async () => {
      await using folder = await createTemporaryFolder();
      await run({
        create: async (windows) => createSharedLimiter({ store: sqliteStore(`${folder.path}/limit.db`), windows, guard: 1 }),
      });
    });
  }
});

describe("the conformance cases of a limiter, with the limiter of the client", () => {
  for (const { title, run } of limiterConformance) {
    test(title, () => run({ create: async (windows) => createRateLimiter(windows) }));
  }
});
