import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runTsc } from "@gong-engagement/kit/run-tsc";
import { isForOwnDocument, peersFolder, programsFolder, sourceProgramsFolder, spec } from "./folders.ts";
import { generateHeyApi } from "./generate-hey-api.ts";
import { installPeers } from "./install-peers.ts";
import { prepareOwnPackages } from "./prepare-own-packages.ts";

/** Settings of a caller, not of this repository. */
const configuration = {
  compilerOptions: {
    target: "ES2023",
    lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    module: "NodeNext",
    types: ["node"],
    strict: true,
    skipLibCheck: true,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
  },
  include: ["programs"],
};

const prepare = async (): Promise<void> => {
  await prepareOwnPackages();
  await installPeers();
  await rm(programsFolder, { recursive: true, force: true });
  await cp(sourceProgramsFolder, programsFolder, { recursive: true, filter: isForOwnDocument });
  await generateHeyApi(join(programsFolder, "call/hey-api"), spec);
  await writeFile(join(peersFolder, "tsconfig.json"), JSON.stringify(configuration));
  await runTsc([], { cwd: peersFolder });
};

let prepared: Promise<void> | undefined;

/** Compiles the programs beside the peers that they import. Node.js runs no TypeScript below `node_modules`. */
export const preparePrograms = (): Promise<void> => {
  prepared ??= prepare();
  return prepared;
};
