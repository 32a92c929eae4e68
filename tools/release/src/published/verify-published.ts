import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { readPlan } from "./read-plan.ts";

interface RegistryEntry {
  readonly "dist-tags": Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, PublishedVersion>>;
}

interface PublishedVersion {
  readonly dist: { readonly integrity: string; readonly attestations?: { readonly provenance?: object } };
}

export interface Verification {
  /** Where the packages were published. */
  readonly registry: string;
  /** Folder that `changeset pack` wrote. */
  readonly packed: string;
  /** Under which each must be; by default that of the plan. */
  readonly tag?: string | undefined;
  /** Whether each must have a provenance statement. */
  readonly provenance: boolean;
}

const hashFile = async (path: string): Promise<string> => {
  const hash = createHash("sha512");
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest("base64")}`;
};

/**
 * Resolves with a line for each package that a registry has byte for byte as it was packed, under the right tag.
 *
 * @throws Error that says what is not so.
 */
export const verifyPublished = async ({ registry, packed, tag, provenance }: Verification): Promise<string[]> => {
  const plan = await readPlan(packed);
  return Promise.all(
    plan.map(async (release) => {
      const { name, version, tarball } = release;
      const response = await fetch(new URL(encodeURIComponent(name), registry), {
        signal: AbortSignal.timeout(30_000),
      });
      if (!response.ok) throw new Error(`The registry answers ${response.status} for ${name}`);
      const entry = (await response.json()) as RegistryEntry;
      const expectedTag = tag ?? release.tag;
      const tagged = entry["dist-tags"][expectedTag];
      if (tagged !== version) throw new Error(`${name}@${expectedTag} is ${tagged ?? "nothing"}, not ${version}`);
      const dist = entry.versions[version]?.dist;
      const expected = await hashFile(join(packed, tarball.path));
      if (dist?.integrity !== expected) {
        throw new Error(`${name}@${version} is ${dist?.integrity}, but ${expected} was packed and tested`);
      }
      if (provenance && !dist.attestations?.provenance) {
        throw new Error(`${name}@${version} has no provenance. Was it published with trusted publishing?`);
      }
      return `${name}@${version}, tag ${expectedTag}: the same bytes (${expected.slice(0, 20)}...)`;
    }),
  );
};
