import { keepTemporaryFilesInMemory } from "@gong-engagement/kit/keep-temporary-files-in-memory";
import { defineConfig } from "vitest/config";

keepTemporaryFilesInMemory();

export default defineConfig({
  test: {
    globalSetup: "src/peers/prepare-own-packages.ts",
    // Tests start processes, compile and bundle: seconds, and many of them on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    isolate: false, // To load the modules again for each file takes longer than most of its tests.
  },
});
