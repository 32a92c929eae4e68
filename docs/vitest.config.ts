import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["@gong-engagement/source", "node"] },
  ssr: { resolve: { conditions: ["@gong-engagement/source", "node"] } },
  test: {
    include: ["src/**/*.test.ts"],
    // Each file has a browser of its own: one after the other, on a machine of two cores.
    fileParallelism: false,
    testTimeout: 60_000,
    // A busy machine needs more than the second that is the default.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 300_000,
  },
});
