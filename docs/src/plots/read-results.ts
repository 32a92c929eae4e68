import text from "../../../tools/bench/RESULTS.md?raw";

/** A table of the benchmark's results. */
export interface ResultTable {
  /** Names of the columns; of several with the same name, the first is the one that counts. */
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A section of the benchmark's results. */
export interface ResultSection {
  readonly title: string;
  /** Paragraphs before and after the table, as Markdown. */
  readonly before: string;
  readonly after: string;
  readonly table: ResultTable | undefined;
}

const splitRow = (line: string): string[] =>
  line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());

const parseSection = (section: string): ResultSection => {
  const [title = "", ...lines] = section.split("\n");
  const first = lines.findIndex((line) => line.startsWith("|"));
  if (first < 0) return { title, before: lines.join("\n").trim(), after: "", table: undefined };
  const rest = lines.slice(first);
  const end = rest.findIndex((line) => !line.startsWith("|"));
  const [heads = "", , ...rows] = rest.slice(0, end < 0 ? undefined : end);
  return {
    title,
    before: lines.slice(0, first).join("\n").trim(),
    after: end < 0 ? "" : rest.slice(end).join("\n").trim(),
    table: { heads: splitRow(heads), rows: rows.map(splitRow) },
  };
};

/** All sections of the results, the introduction first. */
export const sections: readonly ResultSection[] = text
  .replace(/^# .*$/m, "")
  .split(/^## /m)
  .map((section, index) => parseSection(index === 0 ? `\n${section}` : section));

/**
 * One section.
 *
 * @throws Error if the benchmark has no such section, or no table in it: a page must not show nothing.
 */
export const findTable = (title: string): ResultTable => {
  const table = sections.find((section) => section.title === title)?.table;
  if (!table)
    throw new Error(`RESULTS.md has no table "${title}": ${sections.map((section) => section.title).join(", ")}`);
  return table;
};

/** The number that a cell begins with: `1.14 (1.13 to 1.21)` is 1.14. */
export const toNumber = (cell: string): number => Number(/^[-+]?[\d,.]+/.exec(cell)?.[0].replaceAll(",", ""));

/** Number of a column. @throws Error if there is no such column. */
export const findColumn = ({ heads }: ResultTable, name: string): number => {
  const index = heads.indexOf(name);
  if (index < 0) throw new Error(`RESULTS.md has no column "${name}": ${heads.join(", ")}`);
  return index;
};
