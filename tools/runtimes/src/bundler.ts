import { createNpmTool } from "./setup/create-npm-tool.ts";
import type { Tool } from "./setup/tool.ts";
import { versions } from "./versions.ts";

/** A bundler for the web: Workers and browsers. */
export interface Bundler {
  readonly name: string;
  readonly version: string;
  readonly tool: Tool;
  /** Arguments that bundle the program. */
  readonly arguments: (program: string, output: string) => readonly string[];
}

const createBundler = (name: "esbuild" | "rolldown", bundlerArguments: Bundler["arguments"]): Bundler => {
  const version = versions[name];
  return { name, version, tool: createNpmTool({ name, version, command: name }), arguments: bundlerArguments };
};

export const esbuild: Bundler = createBundler("esbuild", (program, output) => [
  program,
  "--bundle",
  "--format=esm",
  "--platform=browser",
  `--outfile=${output}`,
]);

export const rolldown: Bundler = createBundler("rolldown", (program, output) => [
  program,
  "--format=esm",
  "--platform=browser",
  `--file=${output}`,
]);
