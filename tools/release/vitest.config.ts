import { keepTemporaryFilesInMemory } from "@gong-engagement/kit/keep-temporary-files-in-memory";
import { defineConfig } from "vitest/config";

keepTemporaryFilesInMemory();

export default defineConfig({
  test: {
    // Generating and compiling takes a second or two; at a load of thirty, a minute. The limit ends what hangs.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    isolate: false, // To load the generator again for each file takes longer than most of its tests.
  },
});
