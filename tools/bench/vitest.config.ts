import { defineConfig } from "vitest/config";

// Tests start processes, compile and bundle: seconds, and many of them on a busy machine.
export default defineConfig({ test: { testTimeout: 120_000, hookTimeout: 120_000 } });
