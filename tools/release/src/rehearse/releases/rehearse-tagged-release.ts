import { createProject } from "../consumers/create-project.ts";
import { usePackages } from "../consumers/use-packages.ts";
import type { Rehearsal, Release } from "../rehearsal.ts";
import { publishPackages } from "./publish-packages.ts";
import { addChangeset, versionPackages } from "./release-steps.ts";

/** Releases a snapshot, as one would to try out a pull request. What it committed in the copy is taken back. */
export const rehearseSnapshot = async (rehearsal: Rehearsal, tag: string): Promise<Release> => {
  const { transcript, run } = rehearsal;
  transcript.part("Release a snapshot");
  const before = (await run("git", "rev-parse", "HEAD")).trim();
  await addChangeset(rehearsal, "snapshot", "patch", "Try something out\n\nWhat to do: nothing.");
  await versionPackages(rehearsal, "--snapshot", tag);
  const release = await publishPackages(rehearsal, { tag, snapshot: true });
  await installTagged(rehearsal, release);
  await run("git", "reset", "--quiet", "--hard", before);
  return release;
};

/** Releases a version that comes before the one that all callers get. */
export const rehearsePrerelease = async (rehearsal: Rehearsal, tag: string): Promise<Release> => {
  const { transcript, run } = rehearsal;
  transcript.part("Release a prerelease");
  await addChangeset(rehearsal, "prerelease", "minor", "Prepare something\n\nWhat to do: nothing.");
  await transcript.step(`enter prerelease mode: pnpm changeset pre enter ${tag}`, () =>
    run("pnpm", "changeset", "pre", "enter", tag),
  );
  await versionPackages(rehearsal);
  const release = await publishPackages(rehearsal, { tag });
  await installTagged(rehearsal, release);
  return release;
};

const installTagged = (rehearsal: Rehearsal, release: Release): Promise<void> =>
  rehearsal.transcript.step(`install @gong-engagement/sdk@${release.tag}, and call with it`, async () => {
    const project = await createProject(rehearsal, release.tag);
    await usePackages(rehearsal, project, ["sdk"], { release });
  });
