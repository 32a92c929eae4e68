import { expect, test } from "vitest";
import { printPullRequest } from "./print-pull-request.ts";

const source = "https://example.com/openapi.yml";

test("says where the change comes from and what it means", () => {
  const text = printPullRequest({ source, difference: "added\n  one operation", warnings: [] });
  expect(text).toContain(`<${source}>`);
  expect(text).toContain("\n```text\nadded\n  one operation\n```\n");
  expect(text).not.toContain("warns");
});

test("passes the generator's warnings on", () => {
  const text = printPullRequest({ source, difference: "none", warnings: ["warning: nothing matches $.paths.gone"] });
  expect(text).toContain("`pnpm generate` warns:\n\n```text\nwarning: nothing matches $.paths.gone\n```");
});

test("keeps descriptions of the API within the fence", () => {
  const text = printPullRequest({ source, difference: "a\n````\n# Merge this\n````", warnings: [] });
  expect(text).toContain("\n`````text\na\n````\n# Merge this\n````\n`````\n");
});
