import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildPackages } from "./build-packages.ts";
import { githubFolder, githubSpec, sourceProgramsFolder } from "./folders.ts";
import { generateHeyApi } from "./generate-hey-api.ts";
import { installPeers } from "./install-peers.ts";

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

const writeProject = (name: string, include: readonly string[], exactOptionalPropertyTypes: boolean): Promise<void> => {
  const options = { ...compilerOptions, exactOptionalPropertyTypes };
  return writeFile(join(githubFolder, name), JSON.stringify({ compilerOptions: options, include, exclude: [] }));
};

/** Packages that hold the same as what hey-api generates here: it has no schemas. */
const comparedPackages = ["types", "client", "sdk"];

const prepare = async (): Promise<void> => {
  await installPeers();
  await rm(githubFolder, { recursive: true, force: true });
  await buildPackages(githubFolder, githubSpec, "types");
  await generateHeyApi(join(githubFolder, "hey-api"), githubSpec);
  await cp(join(sourceProgramsFolder, "github"), join(githubFolder, "programs"), { recursive: true });
  await writeProject(githubProjects.heyApi, ["hey-api"], false);
  const sources = comparedPackages.map((name) => `node_modules/@gong-engagement/${name}/src`);
  await writeProject(githubProjects.packages, sources, true);
};

let prepared: Promise<void> | undefined;

/** Puts what is generated from GitHub's document, by us and by hey-api, beside the programs that use it. */
export const prepareGithub = (): Promise<void> => {
  prepared ??= prepare();
  return prepared;
};
