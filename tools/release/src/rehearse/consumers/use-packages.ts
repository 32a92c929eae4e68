import { runCommand } from "@gong-engagement/kit/run-command";
import { startPrism } from "@gong-engagement/mock/prism/start-prism";
import type { Rehearsal, Release } from "../rehearsal.ts";
import { compileTypes } from "./compile-types.ts";
import type { Project } from "./create-project.ts";
import { type DescribedCall, describeCall, readEffectiveSpec } from "./describe-call.ts";

const programs = {
  types: "read-types.mjs",
  client: "call-client.mjs",
  sdk: "call-sdk.mjs",
  fake: "call-fake.mjs",
  schemas: "check-input.mjs",
  limiter: "share-limit.mjs",
  outbox: "keep-event.mjs",
  cli: "run-command.mjs",
} as const;

export type PackageFolder = keyof typeof programs;

export interface Usage {
  readonly release: Release;
  /** What is called; the first operation by default. */
  readonly operationId?: string;
}

const installRelease = async (project: Project, names: readonly string[], { tag, version }: Release): Promise<void> => {
  await project.install(...names.map((name) => `${name}@${tag}`));
  for (const name of names) {
    const installed = await project.readVersion(name);
    if (installed !== version) throw new Error(`npm installed ${name} ${installed}, not ${version}`);
  }
};

/**
 * Installs a release of packages into a project and uses each as a user would, against a mock of the API description that
 * the copy was generated from.
 */
export const usePackages = async (
  rehearsal: Rehearsal,
  project: Project,
  folders: readonly PackageFolder[],
  { release, operationId }: Usage,
): Promise<void> => {
  const { copy, env, signal, transcript } = rehearsal;
  await installRelease(
    project,
    folders.map((folder) => `@gong-engagement/${folder}`),
    release,
  );
  const document = await readEffectiveSpec(copy);
  await using prism = await startPrism(document);
  const call: DescribedCall = describeCall(document, prism.url, operationId);
  for (const folder of folders) {
    if (folder === "types") await compileTypes(project, call, signal);
    const result = await runCommand(process.execPath, [programs[folder]], {
      cwd: project.folder,
      env: { ...env, REHEARSED_CALL: JSON.stringify(call) },
      timeout: 60_000,
      signal,
    });
    transcript.note(`${folder} ${release.version}: ${call.method.toUpperCase()} ${call.path} ${result.trim()}`);
  }
};
