import { styleText } from "node:util";
import type { PackagesReport } from "./check-packages.ts";

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(2)} kB`;

/** What was found, for people. */
export const printReport = ({ faults, sizes, written }: PackagesReport): string => {
  const width = Math.max(...sizes.map(({ name }) => name.length));
  return [
    "",
    "Bundled, minified, brotli:",
    ...sizes.map(({ name, size, limit }) => `  ${name.padEnd(width)}  ${kilobytes(size)} of ${kilobytes(limit)}`),
    "",
    ...written.map((path) => `wrote ${path}`),
    ...faults.map(({ package: name, check, message }) => `${styleText("red", "fault")} ${name}, ${check}: ${message}`),
    faults.length === 0 ? "The packages are in order." : `${faults.length} faults.`,
  ].join("\n");
};
