import { readChangesets } from "@changesets/read";

/** Whether a repository has changesets that are not released yet. */
export const hasChangesets = async (repository: string): Promise<boolean> =>
  (await readChangesets(repository)).length > 0;
