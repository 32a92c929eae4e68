import type { JsonPath } from "../json.ts";
import type { Source } from "../source/read-source.ts";
import type { Finding } from "./finding.ts";
import { groupFindings } from "./finding.ts";
import type { Position } from "./locate-paths.ts";
import { locatePaths } from "./locate-paths.ts";
import { SpecError, type SpecProblem } from "./spec-error.ts";

/** Finds file, line and column of each path. */
export type Locate = (paths: readonly JsonPath[]) => readonly ({ readonly file: string } & Position)[];

/** More than this is not read anyway: once the first ones are fixed, many others are gone. */
export const shownAtMost = 10;

const isEarlier = (one: SpecProblem, other: SpecProblem): number =>
  one.file.localeCompare(other.file) || (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);

/** Locates findings in a single file. */
export const locateIn =
  ({ file, text }: Source): Locate =>
  (paths) =>
    locatePaths(text, paths).map((position) => ({ file, ...position }));

const printMessage = ({ message, places = 1, isSame = true }: Finding): string => {
  if (places === 1) return message;
  return `${message} ${isSame ? "The same problem" : "Similar problems"} in ${places - 1} more ${places === 2 ? "place" : "places"}.`;
};

/** Locates findings, and puts them in the order of the files. */
export const locateFindings = (findings: readonly Finding[], locate: Locate): SpecProblem[] => {
  // To locate anything, the whole document is read once more.
  if (findings.length === 0) return [];
  const places = locate(findings.map(({ path }) => path));
  return findings
    .map((finding, index) => ({ file: "", ...places[index], message: printMessage(finding), remedy: finding.remedy }))
    .sort(isEarlier);
};

/** One error that reports the first ten problems, with file and line, and counts the others. */
export const createSpecError = (findings: readonly Finding[], locate: Locate): SpecError => {
  const groups = groupFindings(findings);
  return new SpecError(locateFindings(groups.slice(0, shownAtMost), locate), Math.max(0, groups.length - shownAtMost));
};

/** One problem of each kind, which counts the others. */
export const foldFindings = (findings: readonly Finding[], locate: Locate): SpecProblem[] =>
  locateFindings(groupFindings(findings), locate);
