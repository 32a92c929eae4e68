import { join } from "node:path";
import { fileURLToPath } from "node:url";
import openapiFetch from "openapi-fetch/package.json" with { type: "json" };
import type { Benchmark, Variant } from "../../harness/benchmark.ts";
import { githubFolder, ownProgramsFolder, programsFolder } from "../../peers/folders.ts";
import { prepareGithub } from "../../peers/prepare-github.ts";
import { preparePrograms } from "../../peers/prepare-programs.ts";
import { versions } from "../../peers/versions.ts";

const createVariant = (name: string, program: string, folder = join(programsFolder, "types")): Variant => ({
  name,
  script: fileURLToPath(new URL("driver.ts", import.meta.url)),
  arguments: [join(folder, `${program}.ts`)],
});

const ownOpenapiFetch = `openapi-fetch ${openapiFetch.version}, on which client stands`;

const counting: Pick<Benchmark, "measures" | "rounds" | "warmUp"> = {
  measures: [{ key: "instantiations", label: "instantiations", digits: 0, comparison: "difference" }],
  rounds: 1,
  warmUp: false,
};

export const types: Benchmark = {
  ...counting,
  name: "types",
  title: "Type-check of one call",
  method:
    "Type instantiations that TypeScript 7 makes to check a program of one call, `skipLibCheck` on. openai and @octokit/core have no such operation: the call is one of theirs.",
  variants: [
    createVariant("fetch", "fetch"),
    createVariant("sdk", "sdk"),
    createVariant("client", "client"),
    createVariant(ownOpenapiFetch, "openapi-fetch", join(ownProgramsFolder, "types")),
    createVariant(`openapi-fetch ${versions["openapi-fetch"]}`, "openapi-fetch"),
    createVariant("hey-api's fetch client", "hey-api"),
    createVariant(`ky ${versions.ky}`, "ky"),
    createVariant(`openai ${versions.openai}`, "openai"),
    createVariant(`@octokit/core ${versions["@octokit/core"]}`, "octokit"),
  ],
  prepare: preparePrograms,
};

const createGithubVariant = (name: string, program: string): Variant =>
  createVariant(name, program, join(githubFolder, "programs"));

export const typesLarge: Benchmark = {
  ...counting,
  name: "types-large",
  title: "Type-check of one call of GitHub's 1,223 operations",
  method: "As above, of what is generated from GitHub's document.",
  variants: [
    createGithubVariant("fetch", "fetch"),
    createGithubVariant("sdk", "sdk"),
    createGithubVariant("client", "client"),
    createGithubVariant(ownOpenapiFetch, "openapi-fetch"),
  ],
  prepare: prepareGithub,
};
