import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Project, packageProjects } from "../project.ts";
import { runCommand } from "../run-command.ts";
import type { Check, Runtime, Workspace } from "../runtime.ts";
import { createNpmTool } from "../setup/create-npm-tool.ts";
import { commandIn } from "../setup/tool.ts";
import { versions } from "../versions.ts";

interface Variant {
  readonly form: string;
  /** Names of configurations in `programs/compile`. */
  readonly configs: readonly string[];
  readonly projects: readonly Project[];
}

/** Reading Node's types takes long, and missing dependencies show without them: once, with all packages, is enough. */
const createVariants = (nodeTypes: string): readonly Variant[] => [
  { form: "nodenext and bundler, DOM", configs: ["nodenext-dom", "bundler-dom"], projects: packageProjects },
  {
    form: `nodenext and bundler, @types/node ${nodeTypes}`,
    configs: ["nodenext-node", "bundler-node"],
    projects: ["all"],
  },
];

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

  /** Compiles programs in one process: they share its start and TypeScript's own declarations. */
  const compile = async ({ folder, pathOf }: Workspace, configs: ReadonlyMap<string, object>): Promise<string> => {
    for (const [path, config] of configs) await writeFile(join(folder, path), JSON.stringify(config));
    // What it prints names the program that is not compiled.
    const args = ["--build", "--verbose", "--pretty", "false", ...configs.keys()];
    await runCommand(commandIn(pathOf(compiler), "tsc"), args, { folder });
    return "ok";
  };

  const createCheck = ({ form, configs, projects }: Variant): Check => ({
    runtime: `TypeScript ${version}`,
    form,
    projects,
    tools: [compiler, types],
    run: (workspace) => {
      const typeRoots = [join(workspace.pathOf(types), "node_modules", "@types")];
      const createConfig = (name: string): object => {
        const programs = name.startsWith("nodenext") ? ["compile.mts", "compile.cts"] : ["compile.mts"];
        // Projects together: of a package that several have, the compiler takes the one that it comes to first.
        const files = projects.flatMap((project) => programs.map((program) => `${project}/${program}`));
        return { extends: `./compile/${name}.json`, compilerOptions: { typeRoots }, files };
      };
      return compile(
        workspace,
        new Map(configs.map((name) => [`tsconfig.${version}.${name}.json`, createConfig(name)])),
      );
    },
  });

  const apps = createAppVariants(version);
  const appCheck: Check = {
    runtime: `TypeScript ${version}`,
    form: `${apps.map(({ form }) => form).join(", ")}; pnpm`,
    projects: ["apps"],
    tools: [compiler],
    run: (workspace) => {
      const files = apps.map(({ form, compilerOptions, folders }): [string, object] => [
        join("apps", `tsconfig.${version}.${form}.json`),
        {
          extends: "../compile/app.json",
          compilerOptions,
          include: folders.map((name) => `typescript/${name}`),
        },
      ]);
      return compile(workspace, new Map(files));
    },
  };
  return {
    name: `typescript-${version.slice(0, 3)}`,
    checks: [...createVariants(nodeTypes).map(createCheck), appCheck],
  };
};

/** Every supported version of TypeScript, with strict settings and the declarations of dependencies checked. */
export const typescript: readonly Runtime[] = versions.typescript.map(createTypeScript);
