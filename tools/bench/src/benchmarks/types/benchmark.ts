import { join } from "node:path";
import { fileURLToPath } from "node:url";
import openapiFetch from "openapi-fetch/package.json" with { type: "json" };
import type { Benchmark, Variant } from "../../harness/benchmark.ts";
import { programsFolder, sourceProgramsFolder } from "../../peers/folders.ts";
import { preparePrograms } from "../../peers/prepare-programs.ts";
import { versions } from "../../peers/versions.ts";

const createVariant = (name: string, program: string, folder = programsFolder): Variant => ({
  name,
  script: fileURLToPath(new URL("driver.ts", import.meta.url)),
  arguments: [join(folder, `types/${program}.ts`)],
});

export const types: Benchmark = {
  name: "types",
  title: "Type-check of one call",
  method:
    "Type instantiations that TypeScript 7 makes to check a program of one call, `skipLibCheck` on. openai and @octokit/core have no such operation: the call is one of theirs.",
  measures: [{ key: "instantiations", label: "instantiations", digits: 0, comparison: "difference" }],
  rounds: 1,
  warmUp: false,
  variants: [
    createVariant("fetch", "fetch"),
    createVariant("sdk", "sdk"),
    createVariant("client", "client"),
    createVariant(
      `openapi-fetch ${openapiFetch.version}, on which client stands`,
      "openapi-fetch",
      sourceProgramsFolder,
    ),
    createVariant(`openapi-fetch ${versions["openapi-fetch"]}`, "openapi-fetch"),
    createVariant("hey-api's fetch client", "hey-api"),
    createVariant(`ky ${versions.ky}`, "ky"),
    createVariant(`openai ${versions.openai}`, "openai"),
    createVariant(`@octokit/core ${versions["@octokit/core"]}`, "octokit"),
  ],
  prepare: preparePrograms,
};
