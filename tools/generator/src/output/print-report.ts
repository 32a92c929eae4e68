import Table from "cli-table3";

export interface ReportRow {
  readonly package: string;
  readonly files: number;
  readonly lines: number;
  readonly changed: boolean;
  readonly milliseconds: number;
}

const printTime = (milliseconds: number): string => `${Math.round(milliseconds)} ms`;

/** Table of what was generated: one row for each package, and the time of the whole run. */
export const printReport = (rows: readonly ReportRow[], totalMilliseconds: number): string => {
  const table = new Table({
    head: ["package", "files", "lines", "changed", "time"],
    colAligns: ["left", "right", "right", "left", "right"],
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) {
    table.push([row.package, row.files, row.lines, row.changed ? "yes" : "no", printTime(row.milliseconds)]);
  }
  table.push([
    "all",
    sum(rows, "files"),
    sum(rows, "lines"),
    rows.some((row) => row.changed) ? "yes" : "no",
    printTime(totalMilliseconds),
  ]);
  return table.toString();
};

const sum = (rows: readonly ReportRow[], key: "files" | "lines"): number =>
  rows.reduce((total, row) => total + row[key], 0);
