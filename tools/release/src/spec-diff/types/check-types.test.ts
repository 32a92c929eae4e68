import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkAssignability } from "./check-types.ts";

const check = async (header: readonly string[], ...checks: readonly (readonly [string, string])[]) => {
  const folder = await mkdtemp(join(tmpdir(), "spec-diff-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return checkAssignability(
    header,
    checks.map(([from, to]) => ({ from, to })),
    folder,
  );
};

test("gives the compiler's reason for each type that does not fit", async () => {
  const reasons = await check(
    ["type Note = { title: string };"],
    ["Note", "Note"],
    ["{}", "Note"],
    ["Note", "{ title?: string }"],
    ["{ author: { name: string } }", "{ author: { name: number } }"],
    ["{ other?: string }", "{ title?: string }"],
  );
  expect(reasons).toEqual([
    undefined,
    "Property 'title' is missing in type '{}' but required in type 'Note'.",
    undefined,
    "Type 'string' is not assignable to type 'number'.",
    "Type '{ other?: string | undefined; }' has no properties in common with type '{ title?: string | undefined; }'.",
  ]);
});

/** A web of types so dense that the compiler gives up on it. */
const weave = (name: string): string[] =>
  Array.from({ length: 400 }, (_, index) => {
    const [one, other] = [(index * 7 + 1) % 400, (index * 3 + 2) % 400];
    return `type ${name}${index} = { one?: ${name}${one}; others?: Array<${name}${other}> };`;
  });

test("does not take for an answer that the compiler gives up", async () => {
  expect(await check([...weave("Before"), ...weave("After")], ["Before0", "After0"])).toEqual([null]);
});

test("says in one message that generated types do not compile", async () => {
  await expect(check(["type Note = Missing;"], ["Note", "string"])).rejects.toThrow(
    "The generated types do not compile: checks.ts(1,",
  );
});
