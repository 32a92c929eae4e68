import { readFile } from "node:fs/promises";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { problemKindInfo } from "@arethetypeswrong/core/problems";
import type { PackedPackage } from "./packed-package.ts";

/** What resolves no ES modules, as the packages are: Node.js before `exports`, and `require`. */
const ignored: readonly string[] = ["node10", "node16-cjs"];

/** Whether every import of an ES module finds the types that belong to it, under each way of resolving (are-the-types-wrong). */
export const checkTypeResolution = async ({ tarball }: PackedPackage): Promise<string[]> => {
  const result = await checkPackage(createPackageFromTarballData(await readFile(tarball)));
  if (!result.types) return ["No types were found."];
  return result.problems
    .filter((problem) => !("resolutionKind" in problem && ignored.includes(problem.resolutionKind)))
    .map((problem) => {
      const { shortDescription, description, docsUrl } = problemKindInfo[problem.kind];
      return `${shortDescription}: ${description} (${docsUrl})\n${JSON.stringify(problem)}`;
    });
};
