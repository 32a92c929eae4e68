import { join } from "node:path";
import { packageFolders } from "@gong-engagement/kit/repository-root";
import { usePackages } from "../consumers/use-packages.ts";
import type { Rehearsal, Release } from "../rehearsal.ts";
import { addedOperation, addOperation } from "./add-operation.ts";
import { publishPackages } from "./publish-packages.ts";
import type { FirstRelease } from "./rehearse-first-release.ts";
import { versionPackages } from "./release-steps.ts";

const { operationId } = addedOperation;

/** Changes the API description, and releases what follows from it to a project that has the first release. */
export const rehearseSecondRelease = async (
  rehearsal: Rehearsal,
  { release: first, project }: FirstRelease,
): Promise<Release> => {
  const { transcript, run, copy } = rehearsal;
  transcript.part("Release a change of the API description on top");
  await transcript.step(`add the operation ${operationId} to spec/openapi.yaml: pnpm generate`, async () => {
    await addOperation(join(copy, "spec/openapi.yaml"));
    await run("pnpm", "generate");
  });
  await transcript.step("say what it means for callers: pnpm spec:diff --write", async () => {
    await run("pnpm", "spec:diff", "--base", "HEAD", "--write");
    await run("git", "add", "--all");
    await run("git", "commit", "--quiet", "--message", "Add an operation");
  });
  const [major, minor] = first.version.split(".");
  const expected = `${major}.${Number(minor) + 1}.0`;
  const version = await versionPackages(rehearsal);
  if (version !== expected) throw new Error(`An added operation is a minor step, to ${expected}, not to ${version}`);
  const release = await publishPackages(rehearsal, { tag: "latest" });
  await transcript.step(`update the project that has all, and call ${operationId}`, () =>
    usePackages(rehearsal, project, packageFolders, { release, operationId }),
  );
  return release;
};
