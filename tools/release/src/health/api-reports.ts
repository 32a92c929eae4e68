import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";

const shownLines = 20;

/** Path of a report, which is named after its package and the subpath of the import. */
const pathOf = (name: string): string => `packages/${name.split(".")[0]}/${name}.api.md`;

/** Writes the committed API reports. Resolves with the paths of those that changed. */
export const writeApiReports = async (reports: ReadonlyMap<string, string>): Promise<string[]> => {
  const changed: string[] = [];
  for (const [name, report] of reports) {
    if ((await readCommitted(name)) === report) continue;
    await writeFile(join(repositoryRoot, pathOf(name)), report);
    changed.push(pathOf(name));
  }
  return changed;
};

const listMissing = (from: string, other: string): string[] => {
  const counts = new Map<string, number>();
  for (const line of other.split("\n")) counts.set(line, (counts.get(line) ?? 0) + 1);
  return from.split("\n").filter((line) => {
    const left = counts.get(line) ?? 0;
    counts.set(line, left - 1);
    return left <= 0;
  });
};

/** Lines that only one of two files has, marked `-` (only the first) or `+` (only the second); those of the first come first. */
export const compareLines = (first: string, second: string): string[] => [
  ...listMissing(first, second).map((line) => `- ${line}`),
  ...listMissing(second, first).map((line) => `+ ${line}`),
];

/** How the committed API report of an import differs from what it should be. */
export const checkApiReport = async (name: string, report: string): Promise<string[]> => {
  const committed = await readCommitted(name);
  if (committed === report) return [];
  if (committed === "") return [`${pathOf(name)} is missing: run \`pnpm check:packages --write\` and commit it`];
  const lines = compareLines(committed, report);
  const omitted = lines.length > shownLines ? [`... and ${lines.length - shownLines} more lines`] : [];
  return [
    [
      `what callers can use is not what ${pathOf(name)} says:`,
      ...[...lines.slice(0, shownLines), ...omitted].map((line) => `    ${line}`),
      "  If that is what you want, run `pnpm check:packages --write`, commit the file, and see that a changeset says it.",
    ].join("\n"),
  ];
};

const readCommitted = (name: string): Promise<string> =>
  readFile(join(repositoryRoot, pathOf(name)), "utf8").catch(() => "");
