import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runTsc } from "@gong-engagement/kit/run-tsc";
import type { Project } from "./create-project.ts";
import type { DescribedCall } from "./describe-call.ts";

const compilerOptions = {
  module: "NodeNext",
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
};

/** Compiles a user's program that names the operation by the `paths` of the types package. */
export const compileTypes = async (project: Project, { path, method }: DescribedCall, signal: AbortSignal) => {
  const program = [
    `import type { paths } from "@gong-engagement/types";`,
    `type Operation = paths[${JSON.stringify(path)}][${JSON.stringify(method)}];`,
    'export const statuses: readonly (keyof Operation["responses"])[] = [];',
  ].join("\n");
  await writeFile(join(project.folder, "compile.ts"), program);
  await writeFile(join(project.folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["compile.ts"] }));
  await runTsc(["-p", "tsconfig.json"], { cwd: project.folder, signal });
};
