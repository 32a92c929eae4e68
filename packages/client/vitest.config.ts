import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    testTimeout: 30_000, // Tests use real sockets and timers; on a busy machine they take many times what they need.
    maxWorkers: 3, // Most tests wait for a timer or a socket: one process after the other would leave the cores idle.
    isolate: false, // To start a process for each file takes longer than all tests. So each is given a clean one:
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});

export default config;
