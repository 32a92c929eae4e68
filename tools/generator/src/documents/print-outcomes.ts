import Table from "cli-table3";
import type { Outcome } from "./check-document.ts";

/** A row for each document. */
export const printOutcomes = (outcomes: readonly Outcome[]): string => {
  const table = new Table({
    head: ["document", "operations", "called", "result", "seconds"],
    colAligns: ["left", "right", "right", "left", "right"],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, operations, called, result, seconds } of outcomes) {
    table.push([name, operations ?? "", called ?? "", result, seconds.toFixed(1)]);
  }
  return table.toString();
};
