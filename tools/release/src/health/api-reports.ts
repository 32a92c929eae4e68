import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { compareLines } from "./compare-lines.ts";

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
