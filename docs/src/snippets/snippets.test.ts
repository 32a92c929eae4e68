import { glob } from "node:fs/promises";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { listSnippets } from "@gong-engagement/snippets/list-snippets";
import { expect, test } from "vitest";
import { printExamples, readExample } from "../pages-from-repository/print-examples.ts";
import { type Fence, listFences } from "./list-fences.ts";
import { openShell } from "./open-shell.ts";

/** Blocks of code that nothing runs, and why. */
const exceptions: readonly { readonly page: RegExp; readonly language: RegExp; readonly reason: string }[] = [
  { page: /\/reference-/, language: /^ts$/, reason: "A declaration, which the compiler has printed." },
  { page: /\/operations-/, language: /^http$/, reason: "Method and path, from the effective spec." },
  { page: /\/maintainers-contributing/, language: /^sh$/, reason: "`pnpm test:contributing` runs it in a copy." },
  { page: /\/maintainers-spec/, language: /^sh$/, reason: "Tests of this repository run what it names." },
  { page: /\/maintainers-spec/, language: /^yaml$/, reason: "Two lines to copy into the overlay." },
  { page: /\/maintainers-contract/, language: /^sh$/, reason: "A list of ways to start these very tests." },
];

/** Lines of scripts that need what only a reader has. */
const readersOwn: readonly { readonly page: RegExp; readonly text: RegExp; readonly reason: string }[] = [
  {
    page: /guides-command/,
    text: / report \w+ views\.csv/,
    reason: "The file is the reader's: the page about a backfill has the same command and a file.",
  },
];

const { document } = await loadEffectiveSpec();
const fences = await listFences();
const isExcepted = ({ page, language }: Fence): boolean =>
  exceptions.some((exception) => exception.page.test(page) && exception.language.test(language));
const isReadersOwn = ({ page, code }: Fence): boolean =>
  readersOwn.some((own) => own.page.test(page) && own.text.test(code));

const files: string[] = [];
for await (const file of glob(["docs/src/content/docs/**/*.{md,mdx}", "packages/*/README.md"], {
  cwd: repositoryRoot,
  exclude: ["**/generated/**", "**/node_modules/**"],
})) {
  files.push(file);
}
/** Compiled, and run unless they are marked, by the package `snippets`. */
const compiled = new Set((await Promise.all(files.map(listSnippets))).flat().map(({ code }) => code));
/** Compiled and run by the tests of the examples of operations. */
const examples = new Set(
  parseOperations(document).flatMap((operation) => {
    const values = readExample(document, operation);
    return values ? printExamples(document, operation, values).map(({ code }) => `${code}\n`) : [];
  }),
);

const scripts = fences.filter(
  (fence) => fence.language === "sh" && !examples.has(fence.code) && !isExcepted(fence) && !isReadersOwn(fence),
);
const titleOf = ({ mark }: Fence): string | undefined => /title="([^"]+)"/.exec(mark)?.[1];

test("every block of code of the site is compiled, run, a file of a script, or named as an exception", () => {
  const others = fences.filter(
    (fence) =>
      !scripts.includes(fence) &&
      !compiled.has(fence.code) &&
      !examples.has(fence.code) &&
      titleOf(fence) === undefined &&
      !isExcepted(fence) &&
      !isReadersOwn(fence),
  );
  expect(fences.length).toBeGreaterThan(50);
  expect(others.map(({ page, line, language }) => `${page}:${line} ${language}`)).toEqual([]);
});

test("every exception for a block of code is still needed", () => {
  const unused = [
    ...exceptions.filter((exception) => !fences.some((fence) => isExcepted(fence) && exception.page.test(fence.page))),
    ...readersOwn.filter(({ page, text }) => !fences.some((fence) => page.test(fence.page) && text.test(fence.code))),
  ];
  expect(unused).toEqual([]);
});

test.for([...Map.groupBy(scripts, ({ page }) => page)])("the scripts of the page %s run", async ([page, ofPage]) => {
  await using shell = await openShell();
  for (const fence of fences.filter((candidate) => candidate.page === page)) {
    const title = titleOf(fence);
    if (title !== undefined) await shell.write(title, fence.code);
  }
  for (const { line, code } of ofPage) {
    const { exitCode, output } = await shell.run(code);
    expect(exitCode, `line ${line}:\n${output}`).toBe(0);
  }
});
