import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { packageFolders } from "../../repository-root.ts";
import type { Rehearsal, Release } from "../rehearsal.ts";

/** The plan that `changeset pack` leaves beside its tarballs: chunks of packages that can be published at once. */
interface PublishPlan {
  readonly plan: readonly (readonly PlannedRelease[])[];
}

interface PlannedRelease {
  readonly name: string;
  readonly version: string;
  readonly tarball: { readonly path: string };
}

interface RegistryEntry {
  readonly "dist-tags": Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, { readonly dist: { readonly integrity: string } }>>;
}

const hashFile = async (path: string): Promise<string> => {
  const hash = createHash("sha512");
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest("base64")}`;
};

/** Resolves with a line for each package that the registry has byte for byte as it was packed, under the right tag. */
export const verifyPublished = async (
  { registry }: Pick<Rehearsal, "registry">,
  packed: string,
  { version, tag }: Release,
): Promise<string[]> => {
  const { plan }: PublishPlan = JSON.parse(await readFile(join(packed, "publish-plan.json"), "utf8"));
  const releases = plan.flat();
  if (releases.length !== packageFolders.length) {
    throw new Error(`${releases.length} packages were packed, not ${packageFolders.length}`);
  }
  return Promise.all(
    releases.map(async ({ name, tarball }) => {
      const response = await fetch(new URL(encodeURIComponent(name), registry.url));
      if (!response.ok) throw new Error(`The registry answers ${response.status} for ${name}`);
      const entry = (await response.json()) as RegistryEntry;
      const tagged = entry["dist-tags"][tag];
      if (tagged !== version) throw new Error(`${name}@${tag} is ${tagged ?? "nothing"}, not ${version}`);
      const published = entry.versions[version]?.dist.integrity;
      const expected = await hashFile(join(packed, tarball.path));
      if (published !== expected) throw new Error(`${name}@${version} is ${published}, but ${expected} was packed`);
      return `${name}@${version}, tag ${tag}: the same bytes (${expected.slice(0, 20)}...)`;
    }),
  );
};
