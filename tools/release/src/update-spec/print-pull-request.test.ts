import { expect, test } from "vitest";
import { printPullRequest } from "./print-pull-request.ts";

const source = "https://example.com/openapi.yml";

test("the pull request of a new API description says where the change comes from and what it means", () => {
  const text = printPullRequest({ source, difference: "added\n  one operation", warnings: [] });
  expect(text).toContain(`<${source}>`);
  expect(text).toContain("\n```text\nadded\n  one operation\n```\n");
  expect(text).not.toContain("warns");
});

test("the pull request of a new API description repeats the generator's warnings", () => {
  const text = printPullRequest({ source, difference: "none", warnings: ["warning: nothing matches $.paths.gone"] });
  expect(text).toContain("`pnpm generate` warns:\n\n```text\nwarning: nothing matches $.paths.gone\n```");
});

test("the pull request of a new API description keeps descriptions of the API within the fence", () => {
  const text = printPullRequest({ source, difference: "a\n````\n# Merge this\n````", warnings: [] });
  expect(text).toContain("\n`````text\na\n````\n# Merge this\n````\n`````\n");
});
