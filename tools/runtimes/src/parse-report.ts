import type { Project } from "./project.ts";

/** What a program prints on one line when all its calls were answered as it expects. */
export interface Report {
  /** What it ran in, in its own words. */
  readonly runtime: string;
  /** For each call what the service answered. */
  readonly answers: { readonly [call: string]: unknown };
}

const listTexts = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(listTexts) : [];
};

/**
 * Reads the report of a program.
 *
 * @throws Error if there is no report, if it ran in another runtime, or if an answer does not come from Prism: all that Prism
 * answers is in the document that it was started from.
 */
export const parseReport = (output: string, runtime: string, document: unknown): Report => {
  const wrong = (what: string): Error => new Error(`${what}. It printed:\n${output}`);
  if (!/^\{.*\}\n?$/.test(output)) throw wrong("The program did not print one JSON line");
  const report = JSON.parse(output) as Report;
  if (!report.runtime.includes(runtime)) throw wrong(`The program did not run in ${runtime}`);
  const answers = Object.entries(report.answers);
  if (answers.length === 0) throw wrong("The program made no call");
  const text = JSON.stringify(document);
  const isInvented = (answer: unknown): boolean => {
    const texts = listTexts(answer);
    return texts.length === 0 || texts.some((part) => !text.includes(JSON.stringify(part)));
  };
  const invented = answers.find(([, answer]) => isInvented(answer));
  if (invented) throw wrong(`The answer to "${invented[0]}" does not come from Prism`);
  return report;
};

/**
 * Reads the reports of programs that ran one after another, each on its line, in the order of their projects.
 *
 * @throws Error that names the projects whose line is no such report, or none if there are more lines.
 */
export const parseReports = (
  output: string,
  projects: readonly Project[],
  runtime: string,
  document: unknown,
): readonly Report[] => {
  const lines = output.trimEnd().split("\n");
  if (lines.length > projects.length) throw new Error(`The programs printed more than their reports:\n${output}`);
  const failures: string[] = [];
  const reports = projects.flatMap((project, index) => {
    try {
      return [parseReport(lines[index] ?? "", runtime, document)];
    } catch (error) {
      failures.push(`${project}/: ${error instanceof Error ? error.message : error}`);
      return [];
    }
  });
  if (failures.length > 0) throw new Error(failures.join("\n"));
  return reports;
};
