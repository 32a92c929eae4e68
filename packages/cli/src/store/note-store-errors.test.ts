import { GongLimiterError } from "@gong-engagement/sdk";
import { beforeEach, expect, test, vi } from "vitest";
import { noteStoreErrors } from "./note-store-errors.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test("an error of the store that is repeated is said once a minute, and another one at once", () => {
  const said: string[] = [];
  const onStoreError = noteStoreErrors((text) => said.push(text));
  for (let time = 0; time < 60; time++) {
    onStoreError(new Error("the disk is full"));
    if (time === 30) onStoreError(new Error("the file is locked"));
    vi.advanceTimersByTime(1_000);
  }
  expect(said).toEqual(["The store failed: the disk is full", "The store failed: the file is locked"]);
  onStoreError(new Error("the disk is full"));
  expect(said).toHaveLength(3);
});

test("an error of the shared limit is said with what the store threw, and without what a terminal would obey", () => {
  const said: string[] = [];
  const onStoreError = noteStoreErrors((text) => said.push(text));
  onStoreError(new GongLimiterError("unavailable", { cause: new Error("the disk\u001B[2J is full") }));
  expect(said).toEqual(["The store failed: the disk\uFFFD[2J is full"]);
});
