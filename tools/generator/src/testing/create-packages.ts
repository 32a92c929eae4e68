import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { runTsc } from "@gong-engagement/kit/run-tsc";
import { config } from "../config.ts";

/** A folder of packages into which a test generates. */
export interface Packages extends AsyncDisposable {
  readonly folder: string;
}

const isHandwritten = (path: string): boolean => !/[/\\](generated|testing)$|\.test(-d)?\.ts$/.test(path);

/** The handwritten parts of the packages as declarations, which `writeDeclarations` wrote. */
export interface Declarations {
  readonly declarations: string;
}

/**
 * Writes the declarations of the handwritten parts of all packages. `pnpm test` writes them too, where turbo finds them: what
 * is tested with nothing but these is not tested again when the code of a function changes.
 */
export const writeDeclarations = async (folder: string): Promise<Declarations> => {
  await runTsc(["-p", "tsconfig.declarations.json", "--outDir", folder], {
    cwd: join(repositoryRoot, "tools/generator"),
  });
  return { declarations: folder };
};

/**
 * Makes the packages as `generate` finds them. With the handwritten part of each, what is generated can be compiled
 * and run, with the declarations of these it can be compiled: the packages find each other, and what they depend on, in
 * `node_modules`.
 *
 * @param parent - the system's temporary folder by default
 */
export const createPackages = async (
  parts: "empty" | "handwritten" | Declarations = "empty",
  parent?: string,
): Promise<Packages> => {
  const folder = await mkdtemp(join(parent ?? tmpdir(), "packages-"));
  const modules = join(folder, "node_modules/@gong-engagement");
  await mkdir(modules, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const source = typeof parts === "object" ? parts.declarations : join(repositoryRoot, "packages");
  for (const name of config.packages) {
    const manifest = {
      name: `@gong-engagement/${name}`,
      version: "1.2.3",
      type: "module",
      exports: { ".": typeof parts === "object" ? "./src/index.d.ts" : "./src/index.ts" },
    };
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, "package.json"), JSON.stringify(manifest));
    if (parts === "empty") continue;
    await cp(join(source, name, "src"), join(folder, name, "src"), { recursive: true, filter: isHandwritten });
    await symlink(join(folder, name), join(modules, name));
  }
  if (parts !== "empty") {
    for (const [name, dependency] of [["client", "openapi-fetch"] as const, ["schemas", "valibot"] as const]) {
      const installed = join(repositoryRoot, "packages", name, "node_modules", dependency);
      await symlink(installed, join(folder, "node_modules", dependency));
    }
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
};
