import { defineConfig } from "vitest/config";

/** The packages' sources, so that a change is tested without a build in between. */
const conditions = ["@gong-engagement/source", "node"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    globalSetup: "@gong-engagement/mock/prism/provide-prism",
    isolate: false,
    testTimeout: 60_000, // A process of its own loads Prism, which takes seconds on a busy machine. The limit ends what hangs.
  },
});
