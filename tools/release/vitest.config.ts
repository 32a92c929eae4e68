import { defineConfig } from "vitest/config";

// Generating and compiling takes a second or two; on a busy machine it may take many.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
