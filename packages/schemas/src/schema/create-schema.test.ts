import { pipe, safeParse, transform, object as valibotObject } from "valibot";
import { expect, test } from "vitest";
import type { Schema } from "./create-schema.ts";
import { object } from "./object.ts";
import { schema } from "./schema.ts";
import { string } from "./string.ts";
import { listIssues } from "./testing/list-issues.ts";

test("a schema gives back the very value that it is given", async () => {
  const value = { name: "a", other: [1] };
  const result = await object({ required: { name: string() } })["~standard"].validate(value);
  expect(result).toEqual({ value });
  expect("value" in result && result.value).toBe(value);
});

test("an issue repeats no value, and says so", async () => {
  const { issues } = await object({ required: { name: string() } })["~standard"].validate({ name: 12345 });
  expect(issues).toEqual([{ message: "must be a string", path: [{ key: "name" }], quotesInput: false }]);
});

test("a schema is a part of schemas of Valibot", () => {
  const part = object({ required: { name: string() } });
  const whole = valibotObject({
    part: pipe(
      part,
      transform(() => "changed"),
    ),
  });
  expect(safeParse(whole, { part: { name: "a" } })).toMatchObject({ success: true, output: { part: "changed" } });
  const { success, issues } = safeParse(whole, { part: { name: 1 } });
  expect(success).toBe(false);
  expect(issues).toMatchObject([{ message: "must be a string", path: [{ key: "part" }, { key: "name" }] }]);
});

test("a schema may hold itself, and refuses a value that does", async () => {
  const tree: Schema = schema(() => object({ optional: { child: tree } }));
  expect(await listIssues(tree, { child: { child: {} } })).toEqual([]);
  const value: { child?: unknown } = {};
  value.child = { child: value };
  expect(await listIssues(tree, value)).toEqual(["child.child: must not contain itself"]);
  expect(await listIssues(tree, { child: {} })).toEqual([]);
});

test("a value that is nested too deeply for the stack is refused, and what it holds is judged afterwards", async () => {
  const tree: Schema = schema(() => object({ optional: { child: tree } }));
  let inner: { child?: unknown } = {};
  for (let depth = 0; depth < 400; depth++) inner = { child: inner };
  expect(await listIssues(tree, inner)).toEqual([]);
  let outer = inner;
  for (let depth = 0; depth < 100_000; depth++) outer = { child: outer };
  expect(await listIssues(tree, outer)).toEqual([expect.stringMatching(/^child\..+: must not be nested so deeply$/)]);
  expect(await listIssues(tree, inner)).toEqual([]);
});
