import { defineConfig, type ViteUserConfig } from "vitest/config";

/** The sources, as the command imports its own package by name. */
const conditions = ["@gong-engagement/source", "node"];

const config: ViteUserConfig = defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    testTimeout: 60_000, // Each process of its own takes seconds to start on a busy machine. The limit ends what hangs.
    isolate: false, // To load the modules again for each file takes longer than most of its tests. So each is given a clean process:
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});

export default config;
