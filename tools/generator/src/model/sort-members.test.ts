import { expect, test } from "vitest";
import { sortMembers } from "./sort-members.ts";

test("gives the same text for the same members in any order, and keeps lists as they are", () => {
  const one = { paths: { "/b": { get: { tags: ["y", "x"] } }, "/a": {} }, openapi: "3.1.0" };
  const other = { openapi: "3.1.0", paths: { "/a": {}, "/b": { get: { tags: ["y", "x"] } } } };
  expect(JSON.stringify(sortMembers(one))).toBe(JSON.stringify(sortMembers(other)));
  expect(JSON.stringify(sortMembers(one))).toBe(
    '{"openapi":"3.1.0","paths":{"/a":{},"/b":{"get":{"tags":["y","x"]}}}}',
  );
});
