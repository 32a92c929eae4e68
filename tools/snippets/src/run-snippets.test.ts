import { readFile, writeFile } from "node:fs/promises";
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

test("what a program of a README changes for all programs is as before for the next", async () => {
  await using folder = await createTemporaryFolder();
  const pairs = {
    global: ["globalThis.fetch = () => {};", 'await fetch("data:text/plain,");'],
    variable: ['process.env.LEFT = "1";', 'if (process.env.LEFT) throw new Error("It is left.");'],
    listener: [
      'process.on("SIGTERM", () => {});',
      'if (process.listenerCount("SIGTERM")) throw new Error("It is left.");',
    ],
  };
  const files = Object.entries(pairs).flatMap(([name, programs]) =>
    programs.map((code, index) => ({ path: join(folder.path, `${name}-${index}.mts`), code })),
  );
  for (const { path, code } of files) await writeFile(path, code);
  const failures = await runSnippets(
    files.map(({ path }) => path),
    process.env,
  );
  expect([...failures]).toEqual(files.map(({ path }) => [path, ""]));
});

test("programs of READMEs that change nothing for others run in one process", async () => {
  await using folder = await createTemporaryFolder();
  const log = join(folder.path, "log.txt");
  const code = `import { appendFileSync } from "node:fs";
    await (await fetch("data:text/plain,")).text();
    appendFileSync(${JSON.stringify(log)}, process.pid + " ");`;
  const files = ["one.mts", "two.mts"].map((name) => join(folder.path, name));
  for (const file of files) await writeFile(file, code);
  await runSnippets(files, process.env);
  const [one, two] = (await readFile(log, "utf8")).split(" ");
  expect(two).toBe(one);
});

test.for([
  ["waits", "setInterval(() => {}, 1_000);"],
  ["never waits", "for (;;) {}"],
] as const)("a program of a README that %s without an end is ended", async ([name, code], { expect }) => {
  await using folder = await createTemporaryFolder();
  const [file, next] = [join(folder.path, `${name}.mts`), join(folder.path, "next.mts")] as const;
  await writeFile(file, code);
  await writeFile(next, "");
  const failures = await runSnippets([file, next], process.env, 5_000);
  expect([...failures]).toEqual([
    [file, "It does not end."],
    [next, ""],
  ]);
});
