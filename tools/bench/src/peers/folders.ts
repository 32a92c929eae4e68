import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { versions } from "./versions.ts";

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

export const benchFolder: string = fromRoot("tools/bench");
export const toolsFolder: string = fromRoot("tools");
export const sourcePackagesFolder: string = fromRoot("packages");

/** The document of the benchmarks: five operations, whatever spec/ holds, so that figures and budgets stay comparable. */
export const spec: string = fromRoot("tools/bench/fixtures/openapi.json");

/** Our own packages as they are generated from it and built. */
export const ownFolder: string = fromRoot("tools/bench/.packages");

/** The programs beside them. */
export const ownProgramsFolder: string = join(ownFolder, "programs");

const hash = createHash("sha256").update(JSON.stringify(versions)).digest("hex").slice(0, 8);

/** Where the peers are installed, once for each set of versions. It goes with `node_modules`. */
export const peersFolder: string = fromRoot(`node_modules/.cache/bench/${hash}`);

/** A large document: GitHub's, with 1,223 operations. */
export const githubSpec: string = join(peersFolder, "node_modules/@octokit/openapi/generated/api.github.com.json");

/** GitHub's document with a number of its operations. */
export const partialSpec = (operations: number): string => join(peersFolder, `partial-specs/${operations}.json`);

/** Folder of what is generated from GitHub's document, and of the programs that use it. */
export const githubFolder: string = join(peersFolder, "github");

/** The programs as they are written. */
export const sourceProgramsFolder: string = join(benchFolder, "src/programs");

/** Whether it is a program for the document of the benchmarks: another document has other types. */
export const isForOwnDocument = (path: string): boolean => path !== join(sourceProgramsFolder, "github");

/** Folder of the programs as JavaScript, beside the peers that they import. */
export const programsFolder: string = join(peersFolder, "programs");

/** Path of a compiled program, `call/fetch` for example. */
export const programPath = (name: string): string => join(programsFolder, `${name}.js`);
