import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { readEffectiveSpec, SpecError } from "@gong-engagement/generator/effective-spec";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { runCommand } from "@gong-engagement/kit/run-command";
import type { SpecPair } from "./document/comparison.ts";
import type { Base, Repository } from "./repository.ts";

const load = async (specFile: string, overlayFile: string): Promise<OpenApiDocument> =>
  (await readEffectiveSpec({ specFile, overlayFile: existsSync(overlayFile) && overlayFile })).document;

const loadCommit = async ({ run, ask }: Repository, commit: string, label: string): Promise<OpenApiDocument> => {
  if ((await ask("cat-file", "-e", `${commit}:spec/openapi.yaml`)) === undefined) {
    throw new Error(`There is no spec/openapi.yaml in ${label}. Name another base: \`--base REF|FILE\`.`);
  }
  await using folder = await createTemporaryFolder();
  const archive = join(folder.path, "spec.tar");
  await run("archive", "--format=tar", `--output=${archive}`, commit, "--", "spec");
  await runCommand("tar", ["-xf", archive], { cwd: folder.path });
  const spec = join(folder.path, "spec");
  return await load(join(spec, "openapi.yaml"), join(spec, "overlay.yaml")).catch((error: unknown) => {
    if (!(error instanceof SpecError)) throw error;
    const message = error.message.replaceAll(`${relative(process.cwd(), folder.path)}/`, `${commit.slice(0, 7)}:`);
    throw new Error(`The spec of ${label} cannot be used. Name another base with \`--base REF|FILE\`.\n${message}`);
  });
};

const loadFile = (file: string, presentOverlay: string): Promise<OpenApiDocument> => {
  const ownOverlay = join(dirname(file), "overlay.yaml");
  return load(file, existsSync(ownOverlay) ? ownOverlay : presentOverlay);
};

/**
 * Loads the effective spec of the base and that of the work tree. A commit comes with its own overlay; a document with
 * the one beside it, or else with that of the work tree.
 *
 * @throws Error or SpecError if one of them cannot be used.
 */
export const loadSpecs = async (repository: Repository, base: Base): Promise<SpecPair> => {
  const overlay = join(repository.root, "spec/overlay.yaml");
  const [after, before] = await Promise.allSettled([
    load(join(repository.root, "spec/openapi.yaml"), overlay),
    "commit" in base ? loadCommit(repository, base.commit, base.label) : loadFile(base.file, overlay),
  ]);
  if (after.status === "rejected") throw after.reason;
  if (before.status === "rejected") throw before.reason;
  return { before: before.value, after: after.value };
};
