import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Benchmark, Variant } from "../../harness/benchmark.ts";
import { githubFolder, programsFolder } from "../../peers/folders.ts";
import { prepareGithub } from "../../peers/prepare-github.ts";
import { preparePrograms } from "../../peers/prepare-programs.ts";
import { versions } from "../../peers/versions.ts";

/** A program of one call, and the text behind which the editor completes. */
const createVariant = (
  name: string,
  program: string,
  marker: string,
  folder = join(programsFolder, "types"),
): Variant => ({
  name,
  script: fileURLToPath(new URL("driver.ts", import.meta.url)),
  arguments: [join(folder, `${program}.ts`), marker],
});

const measures: Benchmark["measures"] = [
  { key: "opened", label: "first completion, ms", digits: 0, comparison: "ratio" },
  { key: "edited", label: "completion after an edit, ms", digits: 1, comparison: "ratio" },
  { key: "memory", label: "peak memory, MB", digits: 0, comparison: "ratio" },
];

export const editor: Benchmark = {
  name: "editor",
  title: "Completion in an editor",
  method:
    "The language service of TypeScript 6 on a file with ten calls: completion of the name of an operation, or of its path, or of the members of its options, in the last call; when the file is opened, and after each of 5 edits.",
  measures,
  rounds: 5,
  variants: [
    createVariant("sdk", "sdk", "gong.engagementEvents."),
    createVariant("client", "client", 'client.PUT("'),
    createVariant(`openapi-fetch ${versions["openapi-fetch"]}`, "openapi-fetch", 'client.PUT("'),
    createVariant("hey-api's fetch client", "hey-api", "ShareEvent({ "),
    createVariant(`openai ${versions.openai}`, "openai", "client.responses."),
    createVariant(`@octokit/core ${versions["@octokit/core"]}`, "octokit", 'client.request("'),
  ],
  prepare: preparePrograms,
};

const createGithubVariant = (name: string, program: string, marker: string): Variant =>
  createVariant(name, program, marker, join(githubFolder, "programs"));

export const editorLarge: Benchmark = {
  name: "editor-large",
  title: "Completion in an editor, of GitHub's 1,223 operations",
  method:
    "As above, of what is generated from GitHub's document. @octokit/core and openapi-fetch have the same operations.",
  measures,
  rounds: 3,
  variants: [
    createGithubVariant("sdk", "sdk", "github.repos."),
    createGithubVariant("client", "client", 'client.GET("'),
    createGithubVariant("openapi-fetch", "openapi-fetch", 'client.GET("'),
  ],
  prepare: prepareGithub,
};
