import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** Asks whether a value of one type can be used as one of another. Both are type expressions. */
export interface AssignabilityCheck {
  readonly from: string;
  readonly to: string;
}

const tsc = join(dirname(createRequire(import.meta.url).resolve("@typescript/native/package.json")), "bin/tsc");

const configuration = {
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2022", "DOM"],
    module: "ESNext",
    moduleResolution: "bundler",
    allowImportingTsExtensions: true,
    types: [],
    strict: true,
    // Optional members of inputs may be undefined. That a component is an input somewhere changes no other part.
    exactOptionalPropertyTypes: false,
    skipLibCheck: true,
    noEmit: true,
  },
  files: ["checks.ts"],
};

const compile = async (folder: string): Promise<string> => {
  const run = promisify(execFile)(process.execPath, [tsc, "--pretty", "false"], { cwd: folder, maxBuffer: 2 ** 28 });
  // An exit code other than 0 is the answer, too: it comes with the diagnostics.
  const { stdout } = await run.catch((error: { stdout?: string }) => {
    if (!error.stdout?.includes("): error TS")) throw error;
    return { stdout: error.stdout };
  });
  return stdout;
};

/** The compiler gives up on types that are too deep or too large. That is no answer. */
const isNoAnswer = (diagnostic: string): boolean =>
  /Excessive stack depth|excessively deep|too complex to represent/.test(diagnostic);

/** The last line of a diagnostic names the member that is at fault. */
const findReason = (lines: readonly string[]): string => (lines.at(-1) ?? "").replace(/^.*?error TS\d+: /, "").trim();

/**
 * Asks the compiler all questions at once.
 *
 * @param header Imports and helper types that the checks use, one statement a line.
 * @param folder Where the imports are found; gets the files of the checks.
 * @returns For each check the compiler's reason against it, or `undefined` if it holds or the compiler cannot tell.
 */
export const checkAssignability = async (
  header: readonly string[],
  checks: readonly AssignabilityCheck[],
  folder: string,
): Promise<(string | undefined)[]> => {
  if (checks.length === 0) return [];
  const lines = checks.map(({ from, to }, index) => `export const check${index} = (value: ${from}): ${to} => value;`);
  await writeFile(join(folder, "checks.ts"), [...header, ...lines, ""].join("\n"));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(configuration));
  const reasons: (string | undefined)[] = checks.map(() => undefined);
  for (const diagnostic of (await compile(folder)).split(/\n(?! )/)) {
    const line = /^checks\.ts\((\d+),/.exec(diagnostic)?.[1];
    if (line === undefined || isNoAnswer(diagnostic)) continue;
    const index = Number(line) - header.length - 1;
    if (index < 0) throw new Error(`The compiler does not understand its own questions: ${diagnostic}`);
    reasons[index] ??= findReason(diagnostic.trimEnd().split("\n"));
  }
  return reasons;
};
