import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, expect, test, vi } from "vitest";
import { keepTemporaryFilesInMemory } from "./keep-temporary-files-in-memory.ts";

afterEach(() => vi.unstubAllEnvs());

test("temporary files are made where TMPDIR says, if it says so", () => {
  vi.stubEnv("TMPDIR", "/elsewhere");
  keepTemporaryFilesInMemory();
  expect(tmpdir()).toBe("/elsewhere");
});

test("temporary files are made in a folder that exists, on each platform", () => {
  vi.stubEnv("TMPDIR", undefined);
  keepTemporaryFilesInMemory();
  expect(tmpdir()).toSatisfy(existsSync);
});
