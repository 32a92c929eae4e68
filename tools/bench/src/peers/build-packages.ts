import { cp, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "@gong-engagement/generator/generate";
import { createPackages } from "@gong-engagement/generator/testing/create-packages";
import { runCommand } from "@gong-engagement/kit/run-command";
import { runTsc } from "@gong-engagement/kit/run-tsc";
import { benchFolder, sourcePackagesFolder, toolsFolder } from "./folders.ts";

/** Whether it is a package's own, and neither built nor generated nor a test. */
const isHandwritten = (path: string): boolean =>
  !/[/\\](node_modules|dist|generated|testing)$|\.test(-d)?\.ts$/.test(path);

const generatedNames = ["types", "client", "sdk", "schemas"] as const;

/** What is not generated. */
const otherNames = ["limiter", "outbox"] as const;
const bundler = join(toolsFolder, "release/src/bundle-package.ts");

/** Copies the packages, with what is generated from the document in place of their own. */
const copyPackages = async (packages: string, specFile: string, names: readonly string[]): Promise<void> => {
  // Not here, for Biome formats nothing below `node_modules`.
  await using generated = await createPackages();
  const packagesFolder = generated.folder;
  await generate({ packagesFolder, specFile, overlayFile: false, check: false, onProgress: () => {} });
  for (const name of names) {
    await cp(join(sourcePackagesFolder, name), join(packages, name), { recursive: true, filter: isHandwritten });
  }
  for (const name of generatedNames) {
    await cp(join(packagesFolder, name, "src"), join(packages, name, "src"), { recursive: true });
  }
};

/**
 * Generates our packages from a document and builds them, so that they are in `node_modules` of the folder as if they
 * were installed there.
 *
 * @param parts - `types` leaves out the JavaScript, which a large document makes large
 */
export const buildPackages = async (folder: string, specFile: string, parts: "all" | "types"): Promise<void> => {
  const modules = join(folder, "node_modules");
  const packages = join(modules, "@gong-engagement");
  await mkdir(packages, { recursive: true });
  // In an order in which each finds those that it needs.
  const names = parts === "all" ? [...generatedNames, ...otherNames] : generatedNames;
  await copyPackages(packages, specFile, names);
  await symlink(join(benchFolder, "node_modules/openapi-fetch"), join(modules, "openapi-fetch"), "junction");
  const valibot = join(sourcePackagesFolder, "schemas/node_modules/valibot");
  await symlink(valibot, join(modules, "valibot"), "junction");
  await symlink(join(toolsFolder, "tsconfig"), join(packages, "tsconfig"), "junction");
  for (const name of names) {
    await runTsc(["-p", "tsconfig.build.json"], { cwd: join(packages, name), timeout: 600_000 });
    if (parts === "all") {
      await runCommand(process.execPath, [bundler], { cwd: join(packages, name) });
    }
  }
};
