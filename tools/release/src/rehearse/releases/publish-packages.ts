import { join } from "node:path";
import { refuseRemoteRegistries } from "../../registry/refuse-remote-registries.ts";
import { packageFolders } from "../../repository-root.ts";
import type { Rehearsal, Release } from "../rehearsal.ts";
import { readVersion } from "./read-version.ts";
import { verifyPublished } from "./verify-published.ts";

export interface PublishOptions {
  /** Under which the version can be installed. */
  readonly tag: string;
  /** Whether `tag` is a temporary one, which changesets has to be told, and leaves no git tag. */
  readonly snapshot?: boolean;
  /** Whether the tarballs are checked before they are published. */
  readonly check?: boolean;
}

/** Builds and packs the packages, and publishes these very tarballs. */
export const publishPackages = async (rehearsal: Rehearsal, options: PublishOptions): Promise<Release> => {
  const { transcript, run, folder, copy, env } = rehearsal;
  const { tag, snapshot = false, check = false } = options;
  const version = await readVersion(copy);
  const packed = join(folder, `packed-${version}`);

  await transcript.step("build: pnpm build", () => run("pnpm", "build"));
  await transcript.step("pack: pnpm changeset pack", async () => {
    const plan = join(folder, `plan-${version}.json`);
    await run("pnpm", "changeset", "publish-plan", "--output", plan, ...(snapshot ? ["--tag", tag] : []));
    await run("pnpm", "changeset", "pack", "--from-publish-plan", plan, "--out-dir", packed);
  });
  if (check) {
    await transcript.step("check what was packed: pnpm check:packages --from", () =>
      run("node", "tools/release/src/health/main.ts", "--from", packed),
    );
  }
  await transcript.step("make sure that it can only go to this machine", async () => {
    for (const name of packageFolders) {
      await refuseRemoteRegistries({ folder: join(copy, "packages", name), tool: "pnpm", env });
    }
  });
  await transcript.step("publish what was packed: pnpm changeset publish", () =>
    run("pnpm", "changeset", "publish", "--from-pack-dir", packed, ...(snapshot ? ["--no-git-tag"] : [])),
  );
  await transcript.step("compare what the registry has with what was packed", async () => {
    for (const line of await verifyPublished(rehearsal, packed, { version, tag })) transcript.note(line);
  });
  return { version, tag };
};
