import { access } from "node:fs/promises";
import { join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { runCommand } from "@gong-engagement/kit/run-command";
import { copyRepository } from "./copy-repository.ts";
import { createPublishingEnvironment } from "./create-publishing-environment.ts";
import { installVerdaccio } from "./registry/install-verdaccio.ts";
import { startRegistry } from "./registry/start-registry.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { rehearseFirstRelease } from "./releases/rehearse-first-release.ts";
import { rehearseSecondRelease } from "./releases/rehearse-second-release.ts";
import { rehearsePrerelease, rehearseSnapshot } from "./releases/rehearse-tagged-release.ts";
import { verifyTags } from "./releases/release-steps.ts";
import type { Transcript } from "./transcript.ts";

/** What must be the same before and after a rehearsal: uncommitted changes, the commit, branches, tags and stashes. */
const readRepositoryState = async (repository: string): Promise<string> => {
  const git = (...args: readonly string[]): Promise<string> => runCommand("git", args, { cwd: repository });
  return [
    await git("rev-parse", "HEAD"),
    await git("for-each-ref", "--format=%(refname) %(objectname)"),
    await git("status", "--porcelain", "--untracked-files=all"),
  ].join("");
};

const scope = "@gong-engagement";

const refusePrereleaseMode = async (): Promise<void> => {
  if (!(await isThere(join(repositoryRoot, ".changeset/pre.json")))) return;
  throw new Error("Prerelease mode is on (.changeset/pre.json), so `latest` gets nothing. Rehearse without it.");
};

const releaseEverything = async (rehearsal: Rehearsal): Promise<void> => {
  const { transcript } = rehearsal;
  const first = await rehearseFirstRelease(rehearsal);
  const latest = await rehearseSecondRelease(rehearsal, first);
  const snapshot = await rehearseSnapshot(rehearsal, "pr7");
  const prerelease = await rehearsePrerelease(rehearsal, "next");
  await transcript.step("see that callers who name no tag still get the second release", () =>
    verifyTags(rehearsal, [latest, snapshot, prerelease]),
  );
};

/** Prepares a copy and a registry in `folder`, and releases from the one to the other. Resolves with the registry's URL, where nothing listens any more. */
const rehearseIn = async (folder: string, transcript: Transcript, signal: AbortSignal): Promise<string> => {
  const copy = join(folder, "repository");
  const upstream = (await runCommand("npm", ["config", "get", "registry"], { cwd: folder, signal })).trim();

  transcript.part("Prepare a copy of the repository and a registry on this machine");
  const script = await transcript.step("copy what is committed and install it; install verdaccio", async () => {
    const jobs = [copyRepository(copy, signal), installVerdaccio(join(folder, "verdaccio"), signal)] as const;
    await Promise.allSettled(jobs); // Nothing may still be writing when the folder is removed.
    const [, path] = await Promise.all(jobs);
    return path;
  });
  await using registry = await transcript.step("start verdaccio", async () => {
    const started = await startRegistry({ script, folder: join(folder, "registry"), scope, upstream });
    transcript.note(`${started.url} (process ${started.processId})`);
    return started;
  });
  const env = await createPublishingEnvironment(registry, join(folder, "home"));
  const run: Rehearsal["run"] = (command, ...args) => runCommand(command, args, { cwd: copy, env, signal });
  await releaseEverything({ folder, copy, registry, env, signal, transcript, run });
  transcript.part("Leave nothing behind");
  return registry.url;
};

const isReachable = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
    () => true,
    () => false,
  );

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Rehearses releases of what is committed here: a first one, a second on top, a snapshot and a prerelease, from a
 * temporary copy to a temporary registry on this machine.
 *
 * @throws Error with the reason if a release would not work, or something would be left behind.
 */
export const rehearse = async (transcript: Transcript, signal: AbortSignal): Promise<void> => {
  await refusePrereleaseMode();
  const before = await readRepositoryState(repositoryRoot);
  const folder = await createTemporaryFolder();
  let url: string;
  try {
    url = await rehearseIn(folder.path, transcript, signal);
  } finally {
    await folder[Symbol.asyncDispose]();
  }
  await transcript.step("see that the registry has ended, and its folder is gone", async () => {
    if (await isReachable(url)) throw new Error(`Something still listens on ${url}`);
    if (await isThere(folder.path)) throw new Error(`${folder.path} is still there`);
  });
  await transcript.step("see that this repository is as it was: git status, branches, tags", async () => {
    const after = await readRepositoryState(repositoryRoot);
    if (after !== before) throw new Error(`It was\n${before}\nand is\n${after}`);
  });
};
