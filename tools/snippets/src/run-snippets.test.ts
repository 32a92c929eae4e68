import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { expect, test } from "vitest";
import { runSnippets } from "./run-snippets.ts";

const programs = {
  "good.mts": 'import { writeFileSync } from "node:fs"; writeFileSync("own.txt", "", { flag: "wx" });',
  "also-good.mts":
    'import { writeFileSync } from "node:fs"; setTimeout(() => writeFileSync("own.txt", "", { flag: "wx" }), 20);',
  "throws.mts": 'await Promise.resolve(); throw new Error("thrown by the module");',
  "throws-later.mts": 'setTimeout(() => { throw new Error("thrown by a timer"); }, 1);',
  "rejects.mts": 'void Promise.reject(new Error("handled by nobody"));',
  "waits.mts": "await new Promise(() => {});",
  "exits.mts": "process.exit(3);",
  "exits-later.mts": "setTimeout(() => process.exit(0), 1);",
  "sets-code.mts": "process.exitCode = 4;",
  "is-killed.mts": 'process.kill(process.pid, "SIGKILL");',
  "last.mts": "console.log('good');",
};

test("programs of READMEs run one after the other, and what goes wrong with one is told of that one", async () => {
  await using folder = await createTemporaryFolder();
  const pathOf = (name: string): string => join(folder.path, name);
  for (const [name, code] of Object.entries(programs)) await writeFile(pathOf(name), code);
  const failures = await runSnippets(Object.keys(programs).map(pathOf), process.env);
  expect(Object.keys(programs).map((name) => [name, failures.get(pathOf(name))])).toEqual([
    ["good.mts", ""],
    ["also-good.mts", ""],
    ["throws.mts", expect.stringContaining("thrown by the module")],
    ["throws-later.mts", expect.stringContaining("thrown by a timer")],
    ["rejects.mts", expect.stringContaining("handled by nobody")],
    ["waits.mts", "It waits for something that never comes."],
    ["exits.mts", "It calls process.exit, with exit code 3."],
    ["exits-later.mts", "It calls process.exit, with exit code 0."],
    ["sets-code.mts", "It ends with exit code 4."],
    ["is-killed.mts", expect.stringContaining("It ended the process.")],
    ["last.mts", ""],
  ]);
});

test("a program of a README that does not end is ended", async () => {
  await using folder = await createTemporaryFolder();
  const file = join(folder.path, "endless.mts");
  await writeFile(file, "setInterval(() => {}, 1_000);");
  const failures = await runSnippets([file], process.env, 500);
  expect(failures.get(file)).toBe("It does not end.");
});
