import { relative } from "node:path";
import { expect, test, vi } from "vitest";
import type { JsonObject } from "../json.ts";
import { applyOverlay } from "./apply-overlay.ts";
import { parseOverlay } from "./parse-overlay.ts";

const file = "/spec/overlay.yaml";

const apply = (document: JsonObject, actions: string) => {
  const text = `overlay: 1.0.0\ninfo: { title: Changes, version: "1" }\nactions:\n${actions}`;
  return applyOverlay(document, parseOverlay({ file, text }), "openapi.yaml");
};

test("merges into objects, and keeps the order of what was there", async () => {
  const { document } = await apply(
    { info: { title: "Old", version: "1" } },
    "  - { target: $.info, update: { title: New, x: 1 } }",
  );
  expect(JSON.stringify(document)).toBe('{"info":{"title":"New","version":"1","x":1}}');
});

test("appends to lists, also a list", async () => {
  const { document } = await apply(
    { tags: [1] },
    "  - { target: $.tags, update: { a: 2 } }\n  - { target: $.tags, update: [3] }",
  );
  expect(document).toEqual({ tags: [1, { a: 2 }, [3]] });
});

test("changes every place that a target selects, each on its own", async () => {
  const { document } = await apply(
    { a: {}, b: {} },
    "  - { target: $.*, update: { c: {} } }\n  - { target: $.a.c, update: { d: 1 } }",
  );
  expect(document).toEqual({ a: { c: { d: 1 } }, b: { c: {} } });
});

test("removes, and ignores the update beside it", async () => {
  const { document } = await apply(
    { a: 1, b: [1, 2] },
    "  - { target: $.a, remove: true, update: {} }\n  - { target: '$.b[0]', remove: true }",
  );
  expect(document).toEqual({ b: [2] });
});

test("lets a later action see what an earlier one did", async () => {
  const { document, warnings } = await apply(
    {},
    "  - { target: $, update: { a: {} } }\n  - { target: $.a, update: { b: 1 } }",
  );
  expect(document).toEqual({ a: { b: 1 } });
  expect(warnings).toEqual([]);
});

test("warns of an action that matches nothing, with its number, target, file and line", async () => {
  const { warnings } = await apply(
    { a: {} },
    "  - { target: $.a, update: {} }\n  - target: $.paths['/gone'].put\n    update: {}",
  );
  expect(warnings).toEqual([
    `${relative(process.cwd(), file)}:5:5: Action 2 matches nothing in openapi.yaml: $.paths['/gone'].put\n` +
      "  Correct its target, or remove the action if it is no longer needed.",
  ]);
});

test("warns first of an action about limits or idempotency, and says what the packages lose", async () => {
  const { warnings } = await apply(
    { a: {} },
    "  - { target: $.b, update: {} }\n  - { target: $.c, update: { x-idempotency-key: id } }",
  );
  expect(warnings.map((warning) => warning.slice(warning.indexOf("Action")))).toEqual([
    "Action 2 matches nothing in openapi.yaml: $.c\n  Without it the packages lose `x-idempotency-key`. " +
      "Correct its target, or remove the action if it is no longer needed.",
    expect.stringContaining("Action 1 matches nothing"),
  ]);
});

test("refuses a target that is not a JSONPath, and leaves the console alone", async () => {
  const print = vi.spyOn(console, "error");
  await expect(apply({ a: {} }, "  - { target: '$.a[', update: {} }")).rejects.toThrow(
    "Action 1 has no valid JSONPath",
  );
  expect(print).not.toHaveBeenCalled();
  expect(console.error).toBe(print);
});
