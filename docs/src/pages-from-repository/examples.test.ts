import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { createFake } from "@gong-engagement/fake";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { compileExamples, fileOf, writeSnippets } from "@gong-engagement/snippets/compile-examples";
import { afterAll, expect, test } from "vitest";
import { openShell } from "../snippets/open-shell.ts";
import { printExamples, readExample } from "./print-examples.ts";

const run = promisify(execFile);
const { document } = await loadEffectiveSpec();
const operations = parseOperations(document);

const examples = operations.flatMap((operation) => {
  const values = readExample(document, operation);
  const { operationId } = operation;
  return values ? printExamples(document, operation, values).map((example) => ({ operationId, ...example })) : [];
});
const snippets = examples
  .filter(({ language }) => language === "ts")
  .map(({ operationId, title, code }, index) => ({
    title: `${operationId} as ${title}`,
    operationId,
    readme: `docs/operations/${operationId}`,
    line: index + 1,
    code,
    runner: "node" as const,
  }));
const folder = await writeSnippets(snippets);
afterAll(() => rm(folder, { recursive: true, force: true }));

test("every operation with an example in the API description is shown in five ways", () => {
  expect(examples.length).toBeGreaterThan(0);
  expect(examples).toHaveLength(5 * new Set(examples.map(({ operationId }) => operationId)).size);
});

test("the examples of all operations compile", async () => {
  expect(await compileExamples(folder, snippets)).toEqual([]);
});

test.for(snippets)("the example runs and reports an event: $title", async (snippet) => {
  const fake = createFake();
  await using server = await fake.listen();
  const env = {
    ...process.env,
    NODE_OPTIONS: "--conditions=@gong-engagement/source",
    GONG_BASE_URL: new URL(server.url).origin,
    GONG_ACCESS_KEY: fake.auth.accessKey,
    GONG_ACCESS_KEY_SECRET: fake.auth.accessKeySecret,
  };
  await run(process.execPath, [join(folder, fileOf(snippet))], { env, timeout: 30_000 });
  expect(fake.expectReported(snippet.operationId)).toHaveLength(1);
});

test.for(examples.filter(({ title }) => title === "curl"))(
  "the example runs and reports an event: $operationId as curl",
  async ({ operationId, code }, { expect }) => {
    const fake = createFake();
    await using server = await fake.listen();
    const [described = { url: "" }] = document.servers ?? [];
    expect(code).toContain(described.url);
    const local = `${new URL(server.url).origin}${new URL(described.url).pathname.replace(/\/$/, "")}`;
    const { accessKey, accessKeySecret } = fake.auth;
    const env = { ...process.env, GONG_ACCESS_KEY: accessKey, GONG_ACCESS_KEY_SECRET: accessKeySecret };
    await run("sh", ["-c", code.replace(described.url, local)], { env, timeout: 30_000 });
    expect(fake.expectReported(operationId)).toHaveLength(1);
  },
);

test.for(examples.filter(({ title }) => title === "CLI"))(
  "the example runs and reports an event: $operationId as CLI",
  async ({ operationId, code }, { expect }) => {
    await using shell = await openShell();
    const { exitCode, output } = await shell.run(code);
    expect(exitCode, output).toBe(0);
    expect(shell.fake.expectReported(operationId)).toHaveLength(1);
  },
);
