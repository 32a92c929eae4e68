import { join } from "node:path";
import { packageFolders } from "@gong-engagement/kit/repository-root";
import { verifyPublished } from "../../published/verify-published.ts";
import { refuseRemoteRegistries } from "../../registry/refuse-remote-registries.ts";
import type { Rehearsal, Release } from "../rehearsal.ts";
import { readVersion, writeSboms } from "./release-steps.ts";

export interface PublishOptions {
  /** Under which the version can be installed. */
  readonly tag: string;
  /** Whether `tag` is a temporary one: changesets takes it only when it packs by itself, and no git tag is made. */
  readonly snapshot?: boolean;
  /** Whether the tarballs are checked, and what they bring is listed, before they are published. */
  readonly check?: boolean;
}

/** Builds and packs the packages, publishes them, and makes sure that what was published are these very tarballs. */
export const publishPackages = async (rehearsal: Rehearsal, options: PublishOptions): Promise<Release> => {
  const { transcript, run, folder, copy, env, registry } = rehearsal;
  const { tag, snapshot = false, check = false } = options;
  const version = await readVersion(copy);
  const packed = join(folder, `packed-${version}`);

  await transcript.step("build: pnpm build", () => run("pnpm", "build"));
  await transcript.step("pack: pnpm changeset pack", () => run("pnpm", "changeset", "pack", "--out-dir", packed));
  if (check) {
    await transcript.step("check what was packed: pnpm check:packages --from", () =>
      run("node", "tools/release/src/health/main.ts", "--from", packed),
    );
    await transcript.step("list what the packages bring with them: pnpm release:sbom", () => writeSboms(rehearsal));
  }
  await transcript.step("make sure that it can only go to this machine", async () => {
    for (const name of packageFolders) {
      await refuseRemoteRegistries({ folder: join(copy, "packages", name), tool: "pnpm", env });
    }
  });
  const source = snapshot ? ["--tag", tag, "--no-git-tag"] : ["--from-pack-dir", packed];
  await transcript.step(`publish: pnpm changeset publish ${source[0]}`, () =>
    run("pnpm", "changeset", "publish", ...source),
  );
  await transcript.step("compare what the registry has with what was packed", async () => {
    const lines = await verifyPublished({ registry: registry.url, packed, tag, provenance: false });
    for (const line of lines) transcript.note(line);
    if (lines.length !== packageFolders.length) throw new Error("Not all packages were published");
  });
  return { version, tag };
};
