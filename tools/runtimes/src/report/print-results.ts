import Table from "cli-table3";
import { type Project, projects } from "../project.ts";
import type { Result } from "./result.ts";

const collectCells = (results: readonly Result[]): { readonly [Name in Project]?: string } =>
  Object.fromEntries(results.flatMap(({ cells }) => Object.entries(cells)));

/** A row for each runtime and form, a column for each project. */
export const printTable = (results: readonly Result[]): string => {
  const table = new Table({ head: ["runtime", "form", ...projects], style: { head: [], border: [], compact: true } });
  for (const row of Map.groupBy(results, ({ check }) => `${check.runtime}, ${check.form}`).values()) {
    const cells = collectCells(row);
    table.push([row[0]?.check.runtime, row[0]?.check.form, ...projects.map((project) => cells[project] ?? "")]);
  }
  return table.toString();
};

/** What the runtimes printed that failed; what several printed alike is said once. */
export const printFailures = (results: readonly Result[]): string =>
  [...Map.groupBy(results, ({ failure }) => failure)]
    .flatMap(([failure, alike]) => {
      if (failure === undefined) return [];
      const labels = alike.map(({ check }) => `${check.runtime}, ${check.form} (${check.projects.join(", ")})`);
      return [`${labels.join("\n")}\n${failure.replaceAll(/^/gm, "    ")}\n`];
    })
    .join("\n");
