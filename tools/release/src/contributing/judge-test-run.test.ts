import { expect, test } from "vitest";
import { judgeTestRun } from "./judge-test-run.ts";

const listed = `@gong-engagement/contract:test:  FAIL  src/examples/examples.test.ts > READMEs, demo and examples name only what the API description has
@gong-engagement/contract:test: Error: These handwritten places name something that the API description does not have, or not in this form. Edit them:
@gong-engagement/contract:test:   README.md:18 Property 'notes' does not exist on type 'Gong'.
@gong-engagement/contract:test:   packages/sdk/README.md:44 \`gong.notes.save\` is gone.
@gong-engagement/contract:test:  ❯ src/examples/examples.test.ts:31:34
Failed:    @gong-engagement/contract#test
`;

test("gives the places if nothing failed but their list", () => {
  expect(judgeTestRun(listed)).toEqual({
    unexpected: [],
    places: [
      "README.md:18 Property 'notes' does not exist on type 'Gong'.",
      "packages/sdk/README.md:44 `gong.notes.save` is gone.",
    ],
  });
});

test("names every other test that failed", () => {
  const { unexpected } = judgeTestRun(`@gong-engagement/sdk:test:  FAIL  src/call.test.ts > resolves\n${listed}`);
  expect(unexpected).toEqual(["src/call.test.ts > resolves"]);
});

test("names a package whose tests did not even start", () => {
  const output = listed.replace("Failed:    ", "Failed:    @gong-engagement/bench#test, ");
  expect(judgeTestRun(output).unexpected).toEqual(["@gong-engagement/bench#test"]);
  expect(judgeTestRun("Failed:    @gong-engagement/contract#test\n").unexpected).not.toEqual([]);
});
