import { glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageFolders, repositoryRoot } from "@gong-engagement/kit/repository-root";
import { runMain } from "@gong-engagement/kit/run-main";
import { printLlmsTxt } from "./print-llms-txt.ts";

const usage = `Usage: pnpm check:llms [--write]

Compares llms.txt, which language models read first, with the READMEs that it is written from.

  --write  writes it`;

const output = join(repositoryRoot, "llms.txt");

const parse = () => parseArgs({ options: { write: { type: "boolean" }, help: { type: "boolean" } } }).values;

const print = async (): Promise<string> => {
  const files: Record<string, string> = {};
  const patterns = ["*.md", "spec/README.md", "packages/*/README.md", "examples/README.md", "examples/*/README.md"];
  for await (const file of glob(patterns, { cwd: repositoryRoot })) {
    files[file] = await readFile(join(repositoryRoot, file), "utf8");
  }
  return printLlmsTxt(files, packageFolders);
};

await runMain({
  usage,
  parse,
  run: async ({ write }) => {
    const text = await print();
    if (write) return writeFile(output, text);
    const written = await readFile(output, "utf8").catch(() => "");
    if (written !== text) throw new Error("llms.txt is not what the READMEs say: run `pnpm check:llms --write`.");
  },
});
