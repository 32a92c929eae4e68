import { keepTemporaryFilesInMemory } from "@gong-engagement/kit/keep-temporary-files-in-memory";
import { configDefaults, defineConfig } from "vitest/config";

keepTemporaryFilesInMemory();

/** Tests that read the code of the packages: what is generated is compiled with it, and called. */
const calls = ["src/calls/*.test.ts", "src/documents/*.test.ts", "runtime/*.test.ts"];

export default defineConfig({
  test: {
    // Generating and compiling takes a second or two; at a load of thirty, a minute. The limit ends what hangs.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    isolate: false, // To load the generator again for each file takes longer than most of its tests.
    projects: [
      { extends: true, test: { name: "output", exclude: [...configDefaults.exclude, ...calls] } },
      { extends: true, test: { name: "calls", include: calls } },
    ],
  },
});
