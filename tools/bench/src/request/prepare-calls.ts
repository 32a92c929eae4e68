import { readdir } from "node:fs/promises";
import { join, parse } from "node:path";
import { callPrograms } from "../peers/call-programs.ts";
import { programPath, sourceProgramsFolder } from "../peers/folders.ts";
import { preparePrograms } from "../peers/prepare-programs.ts";
import { requireSameRequests } from "./require-same-requests.ts";

const prepare = async (): Promise<void> => {
  await preparePrograms();
  const others = (await readdir(join(sourceProgramsFolder, "bulk"))).map((file) => `bulk/${parse(file).name}`);
  const paths = [
    ...callPrograms.map(({ path }) => path),
    "call/sdk-function",
    "call/sdk-paced",
    "call/sdk-validate",
    ...others,
  ];
  await requireSameRequests(paths.map(programPath));
};

let prepared: Promise<void> | undefined;

/** Compiles the programs, and makes sure that they send the same request. Once for all benchmarks of a run. */
export const prepareCalls = (): Promise<void> => {
  prepared ??= prepare();
  return prepared;
};
