import { expect, test } from "vitest";
import { integer } from "./number.ts";
import { beside, names, object, requires, size } from "./object.ts";
import { maxLength, string } from "./string.ts";
import { listIssues } from "./testing/list-issues.ts";

const shape = { required: { name: string(), constructor: string() }, optional: { age: integer() } };

interface Case {
  readonly title: string;
  readonly value: unknown;
  readonly issues: readonly string[];
}

test.each<Case>([
  { title: "all members", value: { name: "a", constructor: "b", age: 1 }, issues: [] },
  { title: "members that are not named", value: { name: "a", constructor: "b", more: 1 }, issues: [] },
  { title: "an optional member that is undefined", value: { name: "a", constructor: "b", age: undefined }, issues: [] },
  {
    title: "no members, though every object inherits one",
    value: {},
    issues: ["name: is required", "constructor: is required"],
  },
  {
    title: "a required member that is undefined",
    value: { name: undefined, constructor: "b" },
    issues: ["name: is required"],
  },
  {
    title: "wrong members",
    value: { name: 1, constructor: "b", age: 1.5 },
    issues: ["age: must be an integer", "name: must be a string"],
  },
  { title: "a list", value: [], issues: [": must be an object"] },
  { title: "null", value: null, issues: [": must be an object"] },
])("an object judges $title", async ({ value, issues }) => {
  expect(await listIssues(object(shape), value)).toEqual(issues);
});

test("an object judges members that are not named by their pattern, or as the rest", async () => {
  const mixed = object({ ...shape, required: {}, patterns: [["^x-", "u", integer()]], rest: string() });
  expect(await listIssues(mixed, { "x-a": 1, age: 1, other: "a" })).toEqual([]);
  expect(await listIssues(mixed, { "x-a": "a", other: 1 })).toEqual([
    "x-a: must be an integer",
    "other: must be a string",
  ]);
});

test("an object may allow no other members than those that are named or known", async () => {
  const closed = object({ optional: { age: integer() }, rest: false, known: ["id"] });
  expect(await listIssues(closed, { age: 1, id: 1, gone: undefined })).toEqual([]);
  expect(await listIssues(closed, { more: 1 })).toEqual(["more: is not allowed here"]);
});

test("members may be required, and the object judged, where another one is given", async () => {
  expect(await listIssues(requires(["b"], "a"), { a: 1 })).toEqual(["b: is required"]);
  expect(await listIssues(requires(["b"], "a"), {})).toEqual([]);
  expect(await listIssues(beside("a", object(shape)), { a: 1, constructor: "b" })).toEqual(["name: is required"]);
  expect(await listIssues(beside("a", object(shape)), {})).toEqual([]);
});

test("names and number of the members are judged without those that are undefined", async () => {
  expect(await listIssues(names(string(maxLength(1))), { ab: undefined, a: 1 })).toEqual([]);
  expect(await listIssues(names(string(maxLength(1))), { ab: 1 })).toEqual(["ab: must have 1 characters or fewer"]);
  expect(await listIssues(size(1, 1), { a: 1, b: undefined })).toEqual([]);
  expect(await listIssues(size(1, 1), {})).toEqual([": must have 1 members or more"]);
  expect(await listIssues(size(1, 1), { a: 1, b: 2 })).toEqual([": must have 1 members or fewer"]);
});
