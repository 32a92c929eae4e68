import { callPrograms } from "../peers/call-programs.ts";
import { programPath } from "../peers/folders.ts";
import { preparePrograms } from "../peers/prepare-programs.ts";
import { requireSameRequests } from "./require-same-requests.ts";

const prepare = async (): Promise<void> => {
  await preparePrograms();
  await requireSameRequests(callPrograms.map(({ path }) => programPath(path)));
};

let prepared: Promise<void> | undefined;

/** Compiles the programs, and makes sure that they send the same request. Once for all benchmarks of a run. */
export const prepareCalls = (): Promise<void> => {
  prepared ??= prepare();
  return prepared;
};
