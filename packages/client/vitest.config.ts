import { defineConfig, type ViteUserConfig } from "vitest/config";

/** Tests use real sockets and timers; on a busy machine they take many times what they need. */
const config: ViteUserConfig = defineConfig({ test: { testTimeout: 30_000 } });

export default config;
