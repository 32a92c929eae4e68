import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { listSnippets } from "./list-snippets.ts";

const run = promisify(execFile);
const readmes = ["README.md", "packages/types/README.md", "packages/client/README.md", "packages/sdk/README.md"];
const snippets = (await Promise.all(readmes.map(listSnippets))).flat();
const fileOf = (name: string): string => `${name.replaceAll(/[/:.]/g, "-")}.ts`;
const tsc = join(dirname(createRequire(import.meta.url).resolve("@typescript/native/package.json")), "bin/tsc");

/** Below this package, so that the snippets find the packages where a user's code would: in node_modules. */
let folder: string;

beforeAll(async () => {
  const parent = fileURLToPath(new URL("../../.snippets/", import.meta.url));
  await mkdir(parent, { recursive: true });
  folder = await mkdtemp(parent);
  await Promise.all(snippets.map(({ name, code }) => writeFile(join(folder, fileOf(name)), code)));
  const compilerOptions = {
    customConditions: ["@gong-engagement/source"],
    allowImportingTsExtensions: true,
    noEmit: true,
    noUnusedLocals: false,
    types: ["node"],
  };
  const config = { extends: "@gong-engagement/tsconfig/package-source.json", compilerOptions, include: ["*.ts"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("every README has snippets", () => {
  for (const readme of readmes) expect(snippets.map(({ name }) => name.split(":")[0])).toContain(readme);
});

test("every snippet compiles", async () => {
  const failure = await run(process.execPath, [tsc, "-p", folder]).then(
    () => "",
    (error: { stdout: string }) => error.stdout,
  );
  expect(failure).toBe("");
});

describe("runs against the mock", () => {
  test.concurrent.for(snippets.filter(({ runs }) => runs))("$name", async ({ name }, { expect }) => {
    const env = {
      ...process.env,
      NODE_OPTIONS: "--conditions=@gong-engagement/source",
      GONG_BASE_URL: inject("prismUrl"),
      GONG_ACCESS_KEY: "key",
      GONG_ACCESS_KEY_SECRET: "secret",
    };
    const failure = await run(process.execPath, [join(folder, fileOf(name))], { env, timeout: 20_000 }).then(
      () => "",
      (error: { stderr: string; message: string }) => error.stderr || error.message,
    );
    expect(failure).toBe("");
  });
});
