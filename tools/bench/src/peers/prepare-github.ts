import { cp, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "@gong-engagement/generator/generate";
import { createPackages } from "@gong-engagement/generator/testing/create-packages";
import { runTsc } from "../command/run-tsc.ts";
import {
  benchFolder,
  githubFolder,
  githubSpec,
  sourcePackagesFolder,
  sourceProgramsFolder,
  toolsFolder,
} from "./folders.ts";
import { generateHeyApi } from "./generate-hey-api.ts";
import { installPeers } from "./install-peers.ts";

const modules = join(githubFolder, "node_modules");
const packages = join(modules, "@gong-engagement");

/** Whether it is a package's own, and neither built nor generated nor a test. */
const isHandwritten = (path: string): boolean =>
  !/[/\\](node_modules|dist|generated|testing)$|\.test(-d)?\.ts$/.test(path);

const names = ["types", "client", "sdk"];

/** Copies the packages, with what is generated from GitHub's document in place of their own. */
const copyPackages = async (): Promise<void> => {
  // Not here, for Biome formats nothing below `node_modules`.
  await using generated = await createPackages();
  const packagesFolder = generated.folder;
  await generate({ packagesFolder, specFile: githubSpec, overlayFile: false, check: false, onProgress: () => {} });
  for (const name of names) {
    await cp(join(sourcePackagesFolder, name), join(packages, name), { recursive: true, filter: isHandwritten });
    await cp(join(packagesFolder, name, "src"), join(packages, name, "src"), { recursive: true });
  }
};

/** Builds the packages, so that they stand as if they were installed. */
const buildPackages = async (): Promise<void> => {
  await symlink(join(benchFolder, "node_modules/openapi-fetch"), join(modules, "openapi-fetch"), "junction");
  await symlink(join(toolsFolder, "tsconfig"), join(packages, "tsconfig"), "junction");
  for (const name of names) await runTsc(join(packages, name), "-p", "tsconfig.build.json");
};

/** Settings with which the sources of both are compiled; only ours can be with `exactOptionalPropertyTypes`. */
const compilerOptions = {
  target: "ES2023",
  lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable", "ESNext.Disposable"],
  module: "NodeNext",
  customConditions: ["@gong-engagement/source"],
  types: [],
  strict: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};

/** Names of the projects that can be compiled in `githubFolder`. */
export const githubProjects = { heyApi: "hey-api.json", packages: "packages.json" } as const;

const writeProject = (name: string, include: string, exactOptionalPropertyTypes: boolean): Promise<void> => {
  const options = { ...compilerOptions, exactOptionalPropertyTypes };
  return writeFile(
    join(githubFolder, name),
    JSON.stringify({ compilerOptions: options, include: [include], exclude: [] }),
  );
};

const prepare = async (): Promise<void> => {
  await installPeers();
  await rm(githubFolder, { recursive: true, force: true });
  await copyPackages();
  await buildPackages();
  await generateHeyApi(join(githubFolder, "hey-api"), githubSpec);
  await cp(join(sourceProgramsFolder, "github"), join(githubFolder, "programs"), { recursive: true });
  await writeProject(githubProjects.heyApi, "hey-api", false);
  await writeProject(githubProjects.packages, "node_modules/@gong-engagement/*/src", true);
};

let prepared: Promise<void> | undefined;

/** Puts what is generated from GitHub's document, by us and by hey-api, beside the programs that use it. */
export const prepareGithub = (): Promise<void> => {
  prepared ??= prepare();
  return prepared;
};
