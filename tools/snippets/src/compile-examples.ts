import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { listDiagnostics } from "@gong-engagement/kit/run-tsc";
import { copyExampleProjects, isForeign } from "./example-projects.ts";
import type { Place } from "./find-outdated-places.ts";
import type { Snippet } from "./list-snippets.ts";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const demo = join(packageFolder, "src/demo/demo.ts");

const diagnostic = /^(\S+?)\((\d+),\d+\): error (TS\d+): (.*)$/gm;

/** Name of the file that holds a snippet. */
export const fileOf = ({ readme, line }: Snippet): string => `${readme.replaceAll(/[/.]/g, "-")}-${line}.ts`;

/**
 * Writes the snippets below this package, so that they find the packages where a user's code would: in `node_modules`.
 *
 * @returns the folder, which whoever calls this removes
 */
export const writeSnippets = async (snippets: readonly Snippet[]): Promise<string> => {
  const parent = join(packageFolder, ".snippets");
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, "run-"));
  await Promise.all(snippets.map((snippet) => writeFile(join(folder, fileOf(snippet)), snippet.code)));
  const config = {
    extends: "../../tsconfig.json",
    compilerOptions: { noUnusedLocals: false },
    include: ["*.ts", "examples", relative(folder, demo)],
    exclude: [],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  const conditions = ["@gong-engagement/source", "node"];
  const vitestConfig = {
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: { include: ["*.ts"], testTimeout: 60_000 }, // A busy machine needs more than the default.
  };
  await writeFile(join(folder, "vitest.config.mjs"), `export default ${JSON.stringify(vitestConfig)};`);
  return folder;
};

/** Compiles the snippets in the folder, the demo, and the projects of `examples`. What the compiler finds is given by the place that a person edits. */
export const compileExamples = async (folder: string, snippets: readonly Snippet[]): Promise<Place[]> => {
  await copyExampleProjects(folder);
  const output = await listDiagnostics(["-p", ".", "--pretty", "false"], { cwd: folder });
  const found = [...output.matchAll(diagnostic)];
  if (output !== "" && found.length === 0) throw new Error(output);
  return found.flatMap(([, file = "", line = "", code = "", message = ""]): Place | [] => {
    if (isForeign(file, code)) return [];
    const snippet = snippets.find((candidate) => file === fileOf(candidate));
    if (snippet) return { file: snippet.readme, line: snippet.line + Number(line) - 1, message };
    const isCopy = file.startsWith("examples/");
    return { file: isCopy ? file : relative(repositoryRoot, join(folder, file)), line: Number(line), message };
  });
};
