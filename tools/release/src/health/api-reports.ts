import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { compareLines } from "./compare-lines.ts";

const shownLines = 20;

const pathOf = (folder: string): string => `packages/${folder}/${folder}.api.md`;

/** Writes the committed API reports. Resolves with the paths of those that changed. */
export const writeApiReports = async (reports: ReadonlyMap<string, string>): Promise<string[]> => {
  const changed: string[] = [];
  for (const [folder, report] of reports) {
    if ((await readCommitted(folder)) === report) continue;
    await writeFile(join(repositoryRoot, pathOf(folder)), report);
    changed.push(pathOf(folder));
  }
  return changed;
};

/** How the committed API report of a package differs from what it should be. */
export const checkApiReport = async (folder: string, report: string): Promise<string[]> => {
  const committed = await readCommitted(folder);
  if (committed === report) return [];
  if (committed === "") return [`${pathOf(folder)} is missing: run \`pnpm check:packages --write\` and commit it`];
  const lines = compareLines(committed, report);
  const omitted = lines.length > shownLines ? [`... and ${lines.length - shownLines} more lines`] : [];
  return [
    [
      `what callers can use is not what ${pathOf(folder)} says:`,
      ...[...lines.slice(0, shownLines), ...omitted].map((line) => `    ${line}`),
      "  If that is what you want, run `pnpm check:packages --write`, commit the file, and see that a changeset says it.",
    ].join("\n"),
  ];
};

const readCommitted = (folder: string): Promise<string> =>
  readFile(join(repositoryRoot, pathOf(folder)), "utf8").catch(() => "");
