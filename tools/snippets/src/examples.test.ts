import { execFile } from "node:child_process";
import { glob, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify, stripVTControlCharacters } from "node:util";
import { packageFolders, repositoryRoot } from "@gong-engagement/kit/repository-root";
import type {} from "@gong-engagement/mock/prism/provide-prism";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { compileExamples, fileOf, writeSnippets } from "./compile-examples.ts";
import { listExampleFiles } from "./example-projects.ts";
import { findOutdatedPlaces, outdatedPlacesTest, printOutdatedPlaces } from "./find-outdated-places.ts";
import { listSnippets, type Snippet } from "./list-snippets.ts";
import { runSnippets } from "./run-snippets.ts";

const run = promisify(execFile);
const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
const listFiles = async (patterns: readonly string[]): Promise<string[]> => {
  const files: string[] = [];
  for await (const file of glob(patterns, { cwd: repositoryRoot, exclude: ["**/generated/**"] })) files.push(file);
  return files;
};
const readmes = ["README.md", ...packageFolders.map((name) => `packages/${name}/README.md`)];
const guides = await listFiles(["docs/src/content/docs/**/*.{md,mdx}"]);
const prose = await listFiles(["spec/README.md", "tools/*/README.md"]);
const readText = async (file: string) => [file, await readFile(join(repositoryRoot, file), "utf8")] as const;
const demo = await listFiles(["tools/snippets/src/demo/*.ts"]);
const texts = Object.fromEntries(
  await Promise.all([...readmes, ...guides, ...prose, ...demo, ...(await listExampleFiles())].map(readText)),
);

const snippets = (await Promise.all([...readmes, ...guides].map(listSnippets))).flat();
const folder = await writeSnippets(snippets);
afterAll(() => rm(folder, { recursive: true, force: true }));
const outdated = findOutdatedPlaces(inject("spec"), await compileExamples(folder, snippets), texts);

test("every README has snippets", () => {
  for (const readme of readmes) expect(snippets.map((snippet) => snippet.readme)).toContain(readme);
});

test("the guides of the documentation site have snippets", () => {
  expect(snippets.filter(({ readme }) => guides.includes(readme)).length).toBeGreaterThan(guides.length);
});

test(outdatedPlacesTest, () => {
  if (outdated.length > 0) throw new Error(printOutdatedPlaces(outdated));
});

// What does not compile would only fail again, and hide the message above.
if (outdated.length === 0) {
  describe("a snippet of a README or guide runs against the mock", () => {
    const env = {
      ...process.env,
      GONG_BASE_URL: inject("prismUrl"),
      GONG_ACCESS_KEY: "key",
      GONG_ACCESS_KEY_SECRET: "secret",
    };
    const running = snippets.filter(({ runner }) => runner === "node");
    const pathOf = (snippet: Snippet): string => join(folder, fileOf(snippet));
    let failures: ReadonlyMap<string, string>;

    beforeAll(async () => {
      failures = await runSnippets(running.map(pathOf), env);
    }, 120_000);

    test.for(running)("$readme:$line", (snippet, { expect }) => {
      expect(failures.get(pathOf(snippet))).toBe("");
    });
  });

  test.each([
    ["node:test", ["--conditions=@gong-engagement/source", "--test"]],
    ["vitest", [vitest, "run", "--config", "vitest.config.mjs"]],
  ])("tests of READMEs and guides pass in %s", async (name, args) => {
    const files = snippets.filter(({ runner }) => runner === name).map(fileOf);
    const failure = await run(process.execPath, [...args, ...files], { cwd: folder, timeout: 60_000 }).then(
      () => "",
      (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
    );
    expect(files).not.toEqual([]);
    expect(failure).toBe("");
  });

  test("pnpm demo reports events, shows three errors and what only a fake can show, and exits with 0", async () => {
    const program = fileURLToPath(new URL("demo/demo.ts", import.meta.url));
    const { stdout, stderr } = await run(process.execPath, ["--conditions=@gong-engagement/source", program]);
    expect(stderr).toBe("");
    const transcript = stripVTControlCharacters(stdout);
    expect(transcript).toMatch(/^✓ .* 20[01] {2}requestId \S+$/m);
    expect(transcript).toMatch(/^✗ .* 400 {2}GongBadRequestError$/m);
    expect(transcript).toMatch(/^✗ .* 401 {2}GongAuthenticationError$/m);
    expect(transcript).toMatch(/^✗ .* 429 {2}GongRateLimitError$/m);
    expect(transcript).toMatch(/^ {2}retryAfter +\d+ ms$/m);
    expect(transcript).toMatch(/^✓ 30 events at once +paced, all recorded/m);
    expect(transcript).toMatch(/^✓ an answer that is lost +sent 2 times under one key, recorded once$/m);
    expect(transcript).toMatch(/^✗ the day's budget ends +5 recorded, the sixth: \w+$/m);
  });
}
