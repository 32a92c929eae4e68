import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Project, projects } from "../project.ts";
import { runCommand } from "../run-command.ts";
import type { Check, Runtime } from "../runtime.ts";
import { createNpmTool } from "../setup/create-npm-tool.ts";
import { commandIn } from "../setup/tool.ts";
import { versions } from "../versions.ts";

interface Variant {
  /** Name of a configuration in `programs/compile`. */
  readonly config: string;
  readonly form: string;
  readonly projects: readonly Project[];
}

/** Reading Node's types takes long, and missing dependencies show without them: once, with all packages, is enough. */
const createVariants = (nodeTypes: string): readonly Variant[] =>
  (["nodenext", "bundler"] as const).flatMap((resolution) => [
    { config: `${resolution}-dom`, form: `${resolution}, DOM`, projects },
    { config: `${resolution}-node`, form: `${resolution}, @types/node ${nodeTypes}`, projects: ["all"] },
  ]);

const createTypeScript = ({ version, nodeTypes }: (typeof versions.typescript)[number]): Runtime => {
  const compiler = createNpmTool({ name: "typescript", version, command: "tsc" });
  const types = createNpmTool({ name: "@types/node", version: nodeTypes });
  const createCheck = (variant: Variant): Check => ({
    runtime: `TypeScript ${version}`,
    form: variant.form,
    projects: variant.projects,
    tools: [compiler, types],
    run: async ({ folder, pathOf }) => {
      const configs = variant.projects.map((project) => join(project, `tsconfig.${version}.${variant.config}.json`));
      const config = {
        extends: `../compile/${variant.config}.json`,
        compilerOptions: { typeRoots: [join(pathOf(types), "node_modules", "@types")] },
      };
      for (const path of configs) await writeFile(join(folder, path), JSON.stringify(config));
      // One process for all projects, as most of the time goes into reading TypeScript's own declarations.
      await runCommand(commandIn(pathOf(compiler), "tsc"), ["--build", "--pretty", "false", ...configs], { folder });
      return "ok";
    },
  });
  return { name: `typescript-${version.slice(0, 3)}`, checks: createVariants(nodeTypes).map(createCheck) };
};

/** Every supported version of TypeScript, with strict settings and the declarations of dependencies checked. */
export const typescript: readonly Runtime[] = versions.typescript.map(createTypeScript);
