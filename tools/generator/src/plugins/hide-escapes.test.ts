import { expect, test } from "vitest";
import { hideEscapes, hideEscapesInJson, showEscapes } from "./hide-escapes.ts";

const escapes = ["\\u002a/", "\\\\u002A", "\\\\\\u002a", "\\n \\u12 \\", "\u002a \n", '"\\u0022'];

test.each(escapes)("an escape is hidden from hey-api, and shown again as the source of the same text: %j", (text) => {
  const hidden = JSON.parse(hideEscapesInJson(JSON.stringify({ text }))).text;
  expect(hidden).toBe(hideEscapes(text));
  expect(hidden).not.toMatch(/\\u[\da-f]{4}/i);
  expect(JSON.parse(showEscapes(JSON.stringify(hidden)))).toBe(text);
});
