import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { describe, test } from "vitest";
import { storeConformance } from "./conformance.ts";
import { sqliteStore } from "./sqlite-store.ts";

describe("the conformance cases of a store, with a SQLite file", () => {
  for (const { title, run } of storeConformance) {
    test(title, async () => {
      await using folder = await createTemporaryFolder();
      await run({ open: async () => sqliteStore(`${folder.path}/limit.db`) });
    });
  }
});
