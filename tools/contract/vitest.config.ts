import { defineConfig } from "vitest/config";

/** The packages' sources, so that a change is tested without a build in between. */
const conditions = ["@gong-engagement/source", "node"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    globalSetup: ["src/contract/provide-prism.ts", "src/outbox/provide-postgres.ts"],
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 20_000, // A process of its own loads Prism, which takes seconds on a busy machine.
  },
});
