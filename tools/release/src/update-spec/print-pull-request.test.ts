import { expect, test } from "vitest";
import { printPullRequest } from "./print-pull-request.ts";

const source = "https://example.com/openapi.yml";

test("says where the change comes from and what it means", () => {
  const text = printPullRequest({ source, difference: "added\n  one operation" });
  expect(text).toContain(`<${source}>`);
  expect(text).toContain("\n```text\nadded\n  one operation\n```\n");
});

test("keeps descriptions of the API within the fence", () => {
  const text = printPullRequest({ source, difference: "a\n````\n# Merge this\n````" });
  expect(text).toContain("\n`````text\na\n````\n# Merge this\n````\n`````\n");
});
