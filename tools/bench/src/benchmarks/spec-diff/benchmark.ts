import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { config } from "@gong-engagement/generator/config";
import { runCommand } from "@gong-engagement/kit/run-command";
import type { Benchmark } from "../../harness/benchmark.ts";
import { githubSpec, peersFolder } from "../../peers/folders.ts";
import { installPeers } from "../../peers/install-peers.ts";
import { versions } from "../../peers/versions.ts";
import { changeDocument } from "../../specs/change-document.ts";

/** A repository with the changed document, as `pnpm spec:diff` expects it. */
const folder = join(peersFolder, "spec-diff");
const changedSpec = join(folder, "spec/openapi.yaml");
const redocly = join(peersFolder, "node_modules/@redocly/cli/bin/cli.js");
const script = fileURLToPath(new URL("compare.ts", import.meta.url));

const prepare = async (): Promise<void> => {
  await installPeers();
  await rm(folder, { recursive: true, force: true });
  const document = JSON.parse(await readFile(githubSpec, "utf8"));
  changeDocument(document);
  const files = new Map([[changedSpec, JSON.stringify(document, null, 2)]]);
  for (const name of config.packages) {
    files.set(join(folder, "packages", name, "package.json"), JSON.stringify({ name, version: "1.0.0" }));
  }
  for (const [file, text] of files) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await runCommand("git", ["init", "--quiet"], { cwd: folder });
};

/** What a maintainer waits for before each release of a new spec. */
export const specDiff: Benchmark = {
  name: "spec-diff",
  title: "Compare GitHub's document with itself after ten changes",
  method:
    "The whole process, with everything in the file cache: half of the changes are in components, half in operations. `pnpm spec:diff` reads both documents, generates the types that may differ, and asks the compiler about them; `redocly diff` compares the documents, `redocly bundle` only reads and writes them. CPU time is that of all threads and of the processes that it starts, memory that of the process itself. oasdiff and openapi-changes are Go programs that npm does not have, or downloads in an install script; openapi-diff 0.24.1 from npm does not end within two minutes and takes 4 GB.",
  measures: [
    { key: "wall", label: "time, ms", digits: 0, comparison: "ratio" },
    { key: "work", label: "CPU time, ms", digits: 0, comparison: "ratio" },
    { key: "memory", label: "peak memory, MB", digits: 0, comparison: "ratio" },
  ],
  rounds: 5,
  variants: [
    {
      name: `redocly bundle ${versions["@redocly/cli"]}, both documents`,
      script: redocly,
      arguments: ["bundle", githubSpec, changedSpec, "--output", join(folder, "bundled")],
    },
    {
      name: `redocly diff ${versions["@redocly/cli"]}`,
      script: redocly,
      arguments: ["diff", githubSpec, changedSpec, "--fail-on", "none"],
    },
    { name: "spec:diff", script, arguments: [folder, githubSpec] },
  ],
  prepare,
};
