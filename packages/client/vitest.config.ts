import { defineConfig } from "vitest/config";

// Tests use real sockets and timers; on a busy machine they take many times what they need.
export default defineConfig({ test: { testTimeout: 30_000 } });
