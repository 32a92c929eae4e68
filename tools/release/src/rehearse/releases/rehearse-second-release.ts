import { join } from "node:path";
import type { Project } from "../consumers/create-project.ts";
import { usePackages } from "../consumers/use-packages.ts";
import type { Rehearsal, Release } from "../rehearsal.ts";
import { addedOperation, addOperation } from "./add-operation.ts";
import { publishPackages } from "./publish-packages.ts";
import { versionPackages } from "./version-packages.ts";

const { operationId } = addedOperation;

/** Changes the API description, and releases what follows from it to a project that has the first release. */
export const rehearseSecondRelease = async (rehearsal: Rehearsal, project: Project): Promise<Release> => {
  const { transcript, run, copy } = rehearsal;
  transcript.part("Release a change of the API description on top");
  await transcript.step(`add the operation ${operationId} to spec/openapi.yaml: pnpm generate`, async () => {
    await addOperation(join(copy, "spec/openapi.yaml"));
    await run("pnpm", "generate");
  });
  await transcript.step("say what it means for callers: pnpm spec:diff --write", async () => {
    const { bump } = JSON.parse(await run("node", "tools/release/src/spec-diff/main.ts", "--base", "HEAD", "--json"));
    if (bump !== "minor") throw new Error(`An added operation asks for a minor step, not for ${bump}`);
    await run("pnpm", "spec:diff", "--base", "HEAD", "--write");
    await run("git", "add", "--all");
    await run("git", "commit", "--quiet", "--message", "Add an operation");
  });
  await versionPackages(rehearsal);
  const release = await publishPackages(rehearsal, { tag: "latest" });
  await transcript.step(`update the project that has all three, and call ${operationId}`, () =>
    usePackages(rehearsal, project, ["types", "client", "sdk"], { release, operationId }),
  );
  return release;
};
