import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** The packages' sources, so that a change is tested without a build in between. */
const conditions = ["@gong-engagement/source", "node"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    globalSetup: ["@gong-engagement/mock/prism/provide-prism", "src/outbox/provide-postgres.ts"],
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 60_000, // A process of its own loads Prism, which takes seconds on a busy machine. The limit ends what hangs.
    maxWorkers: availableParallelism(), // Half of the time, tests wait for processes, pauses and leases.
    isolate: false, // To load Prism and the generator again for each file takes a third of the time. So each is given a clean process:
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
