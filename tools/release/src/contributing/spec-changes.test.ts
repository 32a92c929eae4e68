import { readFile } from "node:fs/promises";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { addOperations, changeDetails, removeOperation } from "./spec-changes.ts";

const text = await readFile(new URL("../../fixtures/vendor-paths.yaml", import.meta.url), "utf8");
const pathsOf = (yaml: string): string[] => Object.keys((load(yaml) as { readonly paths: object }).paths);
const paths = pathsOf(text);

test("addOperations adds a copy of an operation and operations of other kinds", () => {
  const added = ["/added-records/{recordId}", "/added-records"];
  expect(pathsOf(addOperations(text))).toEqual([...paths, `${paths.at(-1)}/added-copy`, ...added]);
});

test("removeOperation takes the last path away", () => {
  expect(pathsOf(removeOperation(text))).toEqual(paths.slice(0, -1));
});

test("changeDetails changes details of operations, and keeps them all", () => {
  const changed = changeDetails(text);
  expect(pathsOf(changed)).toEqual(paths);
  expect(changed.match(/^ +description: Described in other words\.$/gm)?.length).toBeGreaterThanOrEqual(paths.length);
  expect(changed.match(/^ +'?"?503'?"?:$/gm)?.length).toBeGreaterThanOrEqual(paths.length);
  expect(changed).toContain("addedProperty:");
});
