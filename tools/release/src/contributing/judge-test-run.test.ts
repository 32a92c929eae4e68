import { outdatedPlacesTest, printOutdatedPlaces } from "@gong-engagement/snippets/find-outdated-places";
import { expect, test } from "vitest";
import { judgeTestRun } from "./judge-test-run.ts";

const message = printOutdatedPlaces([
  { file: "README.md", line: 18, message: "Property 'notes' does not exist on type 'Gong'." },
  { file: "packages/sdk/README.md", line: 44, message: "`gong.notes.save` is gone." },
]);

/** What `pnpm test` prints, as turbo writes the output of a package. */
const listed = [
  ...[
    ` FAIL  src/examples/examples.test.ts > ${outdatedPlacesTest}`,
    ...`Error: ${message}`.split("\n"),
    " ❯ src/examples/examples.test.ts:31:34",
  ].map((line) => `@gong-engagement/snippets:test: ${line}`),
  "Failed:    @gong-engagement/snippets#test",
  "",
].join("\n");

test("judgeTestRun gives the places if nothing failed but their list", () => {
  expect(judgeTestRun(listed)).toEqual({
    unexpected: [],
    places: [
      "README.md:18 Property 'notes' does not exist on type 'Gong'.",
      "packages/sdk/README.md:44 `gong.notes.save` is gone.",
    ],
  });
});

test("judgeTestRun names every other test that failed", () => {
  const { unexpected } = judgeTestRun(`@gong-engagement/sdk:test:  FAIL  src/call.test.ts > resolves\n${listed}`);
  expect(unexpected).toEqual(["src/call.test.ts > resolves"]);
});

test("judgeTestRun names a package whose tests did not even start", () => {
  const output = listed.replace("Failed:    ", "Failed:    @gong-engagement/bench#test, ");
  expect(judgeTestRun(output).unexpected).toEqual(["@gong-engagement/bench#test"]);
  expect(judgeTestRun("Failed:    @gong-engagement/snippets#test\n").unexpected).not.toEqual([]);
});
