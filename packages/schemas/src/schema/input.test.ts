import { expect, test } from "vitest";
import { input } from "./input.ts";
import { integer } from "./number.ts";
import { object } from "./object.ts";
import { string } from "./string.ts";
import { listIssues } from "./testing/list-issues.ts";

const body = object({ required: { id: string() }, optional: { note: string() } });

test("an input is judged by its parameters and by the properties of its body", async () => {
  const both = input({ required: { page: integer() } }, { schema: body, required: true });
  expect(await listIssues(both, { page: 1, id: "a" })).toEqual([]);
  expect(await listIssues(both, { page: "1", note: 1 })).toEqual([
    "page: must be an integer",
    "id: is required",
    "note: must be a string",
  ]);
  expect(await listIssues(both, [])).toEqual([": must be an object"]);
});

test("a property of the body is named as it is in the input", async () => {
  const flat = { schema: body, required: true, renamed: { id: "bodyId" } };
  const both = input({ required: { id: integer() } }, flat);
  expect(await listIssues(both, { id: 1, bodyId: "a" })).toEqual([]);
  expect(await listIssues(both, { id: 1, bodyId: 2 })).toEqual(["bodyId: must be a string"]);
  expect(await listIssues(both, { id: 1 })).toEqual(["bodyId: is required"]);
});

test("a body that need not be given is not judged if none of its members is", async () => {
  const optional = input({}, { schema: body, required: false });
  expect(await listIssues(optional, undefined)).toEqual([]);
  expect(await listIssues(optional, { id: undefined })).toEqual([]);
  expect(await listIssues(optional, { note: "a" })).toEqual(["id: is required"]);
});

test("what the client fills in may be missing, and nothing else of it", async () => {
  const filled = input({}, { schema: body, required: true }, ["id"]);
  expect(await listIssues(filled, {})).toEqual([]);
  expect(await listIssues(filled, { id: 1 })).toEqual(["id: must be a string"]);
});
