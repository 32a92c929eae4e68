import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Generating and compiling takes a second or two; on a busy machine it may take many.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    isolate: false, // To load the generator again for each file takes longer than most of its tests.
  },
});
