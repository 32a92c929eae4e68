import { packageFolders } from "@gong-engagement/kit/repository-root";
import { createProject, type Project } from "../consumers/create-project.ts";
import { type PackageFolder, usePackages } from "../consumers/use-packages.ts";
import type { Rehearsal, Release } from "../rehearsal.ts";
import { publishPackages } from "./publish-packages.ts";
import { hasChangesets, readVersion, versionPackages } from "./release-steps.ts";

export interface FirstRelease {
  readonly release: Release;
  /** A project that has all packages installed. */
  readonly project: Project;
}

/** Releases what is committed, as it is, and uses it. */
export const rehearseFirstRelease = async (rehearsal: Rehearsal): Promise<FirstRelease> => {
  const { transcript, copy } = rehearsal;
  transcript.part("Release what is committed");
  if (await hasChangesets(copy)) {
    await versionPackages(rehearsal);
  } else {
    const version = await readVersion(copy);
    await transcript.step("version", async () => transcript.note(`no changeset is pending, so it stays ${version}`));
  }
  const release = await publishPackages(rehearsal, { tag: "latest", check: true });

  const install = async (name: string, folders: readonly PackageFolder[]): Promise<Project> => {
    const project = await createProject(rehearsal, name);
    await usePackages(rehearsal, project, folders, { release });
    return project;
  };
  await transcript.step("install each package alone, in an empty project, and use it", () =>
    Promise.all(packageFolders.map((folder) => install(folder, [folder]))),
  );
  const project = await transcript.step("install all together, in one empty project, and use each", () =>
    install("all", packageFolders),
  );
  return { release, project };
};
