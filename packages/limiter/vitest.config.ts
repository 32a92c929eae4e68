import { defineConfig, type ViteUserConfig } from "vitest/config";

/** The sources, as the command imports its own package by name. */
const conditions = ["@gong-engagement/source", "node"];

const config: ViteUserConfig = defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    testTimeout: 20_000, // A process of its own takes seconds to start on a busy machine.
    maxWorkers: 3, // Most tests wait for the moment of a start: one process after the other would leave the cores idle.
  },
});

export default config;
