import { styleText } from "node:util";
import type { PackagesReport } from "./check-packages.ts";

/** What was found, for people. */
export const printReport = ({ faults, written }: PackagesReport): string => {
  return [
    "",
    ...written.map((path) => `wrote ${path}`),
    ...faults.map(({ package: name, check, message }) => `${styleText("red", "fault")} ${name}, ${check}: ${message}`),
    faults.length === 0 ? "The packages are in order." : `${faults.length} faults.`,
  ].join("\n");
};
