import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { expect, test } from "vitest";
import sdk from "../../../packages/sdk/package.json" with { type: "json" };
import { setRanges } from "./example-ranges.ts";

test("a version is written for our packages, and for no other", () => {
  const manifest = '{ "@gong-engagement/sdk": "^1.2.3", "hono": "4.13.19", "@gong-engagement/fake": "^1.2.3" }';
  expect(setRanges(manifest, "2.0.0")).toBe(
    '{ "@gong-engagement/sdk": "^2.0.0", "hono": "4.13.19", "@gong-engagement/fake": "^2.0.0" }',
  );
});

test("the examples take the packages of the version that is released here", async () => {
  let count = 0;
  for await (const file of glob("examples/*/package.json", { cwd: repositoryRoot })) {
    const manifest = await readFile(join(repositoryRoot, file), "utf8");
    expect(manifest, file).toBe(setRanges(manifest, sdk.version));
    count++;
  }
  expect(count).toBeGreaterThan(0);
});
