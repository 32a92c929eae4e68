import type { Project } from "../project.ts";
import type { Check } from "../runtime.ts";

/** The outcome of a check. */
export interface Result {
  readonly check: Check;
  /** What the table says of each project. */
  readonly cells: { readonly [Name in Project]?: string };
  /** What the runtime printed, if the check failed. */
  readonly failure?: string;
}

const failed = "FAILED";

/** The result of a check that passed. */
export const createPassed = (check: Check, detail: string): Result => ({
  check,
  cells: Object.fromEntries(check.projects.map((project) => [project, detail])),
});

/** The result of a check that failed: in the projects whose files the message names, or in all if it names none. */
export const createFailed = (check: Check, error: unknown): Result => {
  const failure = error instanceof Error ? error.message : String(error);
  const isNamed = (project: Project): boolean => new RegExp(`^ *${project}/`, "m").test(failure);
  const isAnyNamed = check.projects.some(isNamed);
  return {
    check,
    cells: Object.fromEntries(
      check.projects.map((project) => [project, isAnyNamed && !isNamed(project) ? "ok" : failed]),
    ),
    failure,
  };
};
