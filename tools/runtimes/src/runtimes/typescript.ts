import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Project, packageProjects } from "../project.ts";
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
    { config: `${resolution}-dom`, form: `${resolution}, DOM`, projects: packageProjects },
    { config: `${resolution}-node`, form: `${resolution}, @types/node ${nodeTypes}`, projects: ["all"] },
  ]);

/** A way in which an application resolves modules, and the folders of `programs/apps/typescript` that are written for it. */
interface AppVariant {
  readonly form: string;
  readonly compilerOptions: Readonly<Record<string, unknown>>;
  readonly folders: readonly string[];
}

const appVariants: readonly AppVariant[] = [
  {
    form: "node16",
    compilerOptions: { module: "Node16", moduleResolution: "Node16" },
    folders: ["module", "commonjs-import"],
  },
  {
    form: "nodenext",
    compilerOptions: { module: "NodeNext", moduleResolution: "NodeNext" },
    folders: ["module", "commonjs"],
  },
  { form: "bundler", compilerOptions: { module: "ESNext", moduleResolution: "Bundler" }, folders: ["module"] },
];

/** TypeScript 7 has no `node10` any more, and 6 has to be told that it is wanted. */
const createAppVariants = (version: string): readonly AppVariant[] => {
  const major = Number(version.split(".")[0]);
  if (major > 6) return appVariants;
  const compilerOptions = {
    module: "CommonJS",
    moduleResolution: "Node10",
    ...(major === 6 && { ignoreDeprecations: "6.0" }),
  };
  return [{ form: "node10", compilerOptions, folders: ["commonjs"] }, ...appVariants];
};

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
  const createAppCheck = ({ form, compilerOptions, folders }: AppVariant): Check => ({
    runtime: `TypeScript ${version}`,
    form: `${form}, pnpm`,
    projects: ["apps"],
    tools: [compiler],
    run: async ({ folder, pathOf }) => {
      const config = {
        extends: "../compile/app.json",
        compilerOptions,
        include: folders.map((name) => `typescript/${name}`),
      };
      const path = join("apps", `tsconfig.${version}.${form.replaceAll(/\W+/g, "-")}.json`);
      await writeFile(join(folder, path), JSON.stringify(config));
      await runCommand(commandIn(pathOf(compiler), "tsc"), ["--pretty", "false", "--project", path], { folder });
      return "ok";
    },
  });
  return {
    name: `typescript-${version.slice(0, 3)}`,
    checks: [...createVariants(nodeTypes).map(createCheck), ...createAppVariants(version).map(createAppCheck)],
  };
};

/** Every supported version of TypeScript, with strict settings and the declarations of dependencies checked. */
export const typescript: readonly Runtime[] = versions.typescript.map(createTypeScript);
