import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { CommandError, runCommand } from "@gong-engagement/kit/run-command";
import type { PackedPackage } from "./packed-package.ts";

const attw = join(
  dirname(createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json")),
  "dist/index.js",
);

/** Whether every import of an ES module finds the types that belong to it, under each way of resolving (are-the-types-wrong). */
export const checkTypeResolution = async ({ tarball }: PackedPackage): Promise<string[]> => {
  const args = [attw, tarball, "--profile", "esm-only", "--no-color", "--no-emoji", "--format", "ascii"];
  return runCommand(process.execPath, args, { cwd: dirname(tarball) }).then(
    () => [],
    (error: unknown) => [error instanceof CommandError ? error.output.trim() : String(error)],
  );
};
