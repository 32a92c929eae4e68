import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runTsc } from "../command/run-tsc.ts";
import { peersFolder, programsFolder, sourceProgramsFolder, spec } from "./folders.ts";
import { generateHeyApi } from "./generate-hey-api.ts";
import { installPeers } from "./install-peers.ts";

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

/** Whether it is a program for the spec of this repository: another document has other types. */
const isForSpec = (path: string): boolean => path !== join(sourceProgramsFolder, "github");

const prepare = async (): Promise<void> => {
  await installPeers();
  await rm(programsFolder, { recursive: true, force: true });
  await cp(sourceProgramsFolder, programsFolder, { recursive: true, filter: isForSpec });
  await generateHeyApi(join(programsFolder, "call/hey-api"), spec);
  await writeFile(join(peersFolder, "tsconfig.json"), JSON.stringify(configuration));
  await runTsc(peersFolder);
};

let prepared: Promise<void> | undefined;

/** Compiles the programs beside the peers that they import. Node.js runs no TypeScript below `node_modules`. */
export const preparePrograms = (): Promise<void> => {
  prepared ??= prepare();
  return prepared;
};
