import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A package that is about to be published, or was. */
export interface PlannedRelease {
  readonly name: string;
  readonly version: string;
  readonly tag: string;
  /** Its path is relative to the folder. */
  readonly tarball: { readonly path: string };
}

/**
 * Reads the plan that `changeset pack` leaves beside its tarballs: chunks of packages that can be published at once.
 *
 * @throws Error if nothing was packed.
 */
export const readPlan = async (packed: string): Promise<PlannedRelease[]> => {
  const { plan }: { plan: PlannedRelease[][] } = JSON.parse(await readFile(join(packed, "publish-plan.json"), "utf8"));
  const releases = plan.flat();
  if (releases.length === 0) throw new Error(`${packed} holds no package: is this version published already?`);
  return releases;
};
