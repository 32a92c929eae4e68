import { relative } from "node:path";
import { expect, test } from "vitest";
import type { JsonObject } from "../json.ts";
import { applyOverlay } from "./apply-overlay.ts";
import { parseOverlay } from "./parse-overlay.ts";

const file = "/spec/overlay.yaml";

const apply = (document: JsonObject, actions: string) => {
  const text = `overlay: 1.0.0\ninfo: { title: Changes, version: "1" }\nactions:\n${actions}`;
  const warnings = applyOverlay(document, parseOverlay({ file, text }), "openapi.yaml");
  return { document, warnings };
};

test("merges into objects, and keeps the order of what was there", () => {
  const { document } = apply(
    { info: { title: "Old", version: "1" } },
    "  - { target: $.info, update: { title: New, x: 1 } }",
  );
  expect(JSON.stringify(document)).toBe('{"info":{"title":"New","version":"1","x":1}}');
});

test("appends to lists, also a list", () => {
  const { document } = apply(
    { tags: [1] },
    "  - { target: $.tags, update: { a: 2 } }\n  - { target: $.tags, update: [3] }",
  );
  expect(document).toEqual({ tags: [1, { a: 2 }, [3]] });
});

test("changes every place that a target selects, each on its own", () => {
  const { document } = apply(
    { a: {}, b: {} },
    "  - { target: $.*, update: { c: {} } }\n  - { target: $.a.c, update: { d: 1 } }",
  );
  expect(document).toEqual({ a: { c: { d: 1 } }, b: { c: {} } });
});

test("removes, and ignores the update beside it", () => {
  const { document } = apply(
    { a: 1, b: [1, 2] },
    "  - { target: $.a, remove: true, update: {} }\n  - { target: '$.b[0]', remove: true }",
  );
  expect(document).toEqual({ b: [2] });
});

test("lets a later action see what an earlier one did", () => {
  const { document, warnings } = apply(
    {},
    "  - { target: $, update: { a: {} } }\n  - { target: $.a, update: { b: 1 } }",
  );
  expect(document).toEqual({ a: { b: 1 } });
  expect(warnings).toEqual([]);
});

test("warns of an action that matches nothing, with its number, target, file and line", () => {
  const { warnings } = apply(
    { a: {} },
    "  - { target: $.a, update: {} }\n  - target: $.paths['/gone'].put\n    update: {}",
  );
  expect(warnings).toEqual([
    `${relative(process.cwd(), file)}:5:5: Action 2 matches nothing in openapi.yaml: $.paths['/gone'].put\n` +
      "  Correct its target, or remove the action if it is no longer needed.",
  ]);
});

test("warns first of an action about limits or idempotency, and says what the packages lose", () => {
  const { warnings } = apply(
    { a: {} },
    "  - { target: $.b, update: {} }\n  - { target: $.c, update: { x-idempotency-key: id } }",
  );
  expect(warnings.map((warning) => warning.slice(warning.indexOf("Action")))).toEqual([
    "Action 2 matches nothing in openapi.yaml: $.c\n  Without it the packages lose `x-idempotency-key`. " +
      "Correct its target, or remove the action if it is no longer needed.",
    expect.stringContaining("Action 1 matches nothing"),
  ]);
});

test("refuses a target that is not a JSONPath", () => {
  expect(() => apply({ a: {} }, "  - { target: '$.a[', update: {} }")).toThrow("Action 1 has no valid JSONPath");
});

test("takes a condition with and without parentheses", () => {
  const list = [{ name: "x" }, { name: "y" }];
  const { document } = apply(
    { list },
    `  - { target: "$.list[?@.name == 'x']", update: { a: 1 } }\n  - { target: "$.list[?(@.name == 'y')]", update: { b: 2 } }`,
  );
  expect(document).toEqual({
    list: [
      { name: "x", a: 1 },
      { name: "y", b: 2 },
    ],
  });
});

test.each([`it's`, `a "b"`, String.raw`c\d`, String.raw`\'`, String.raw`\"`, "line\nfeed", "ü 𝒳"])(
  "finds a member with the name %j",
  (name) => {
    const { document } = apply({ a: { [name]: {} } }, "  - { target: $.a.*, update: { found: true } }");
    expect(document).toEqual({ a: { [name]: { found: true } } });
  },
);

test("merges a parameter into the one of the same name and place, and appends any other item", () => {
  const limit = { name: "limit", in: "query", required: true };
  const { document } = apply(
    { get: { parameters: [limit], tags: ["one"] } },
    "  - { target: $.get, update: { parameters: [{ name: limit, in: query, example: 7 }, { name: limit, in: header }], tags: [two] } }",
  );
  expect(document).toEqual({
    get: {
      parameters: [
        { ...limit, example: 7 },
        { name: "limit", in: "header" },
      ],
      tags: ["one", "two"],
    },
  });
});

test("merges a member named __proto__ as any other", () => {
  const { document } = apply({ a: {} }, "  - { target: $.a, update: { __proto__: { b: 1 } } }");
  expect(Object.keys(document.a ?? {})).toEqual(["__proto__"]);
});
