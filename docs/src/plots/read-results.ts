import text from "../../../tools/bench/RESULTS.md?raw";

/** A table of the benchmark's results. */
export interface ResultTable {
  /** Names of the columns; of several with the same name, the first is the one that counts. */
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const splitRow = (line: string): string[] =>
  line
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());

/** Tables by the title of their section. */
const tables: ReadonlyMap<string, ResultTable> = new Map(
  text.split(/^## /m).flatMap((section): [string, ResultTable][] => {
    const [title = "", ...lines] = section.split("\n");
    const [heads, , ...rows] = lines.filter((line) => line.startsWith("|"));
    return heads === undefined ? [] : [[title, { heads: splitRow(heads), rows: rows.map(splitRow) }]];
  }),
);

/**
 * The table of a section.
 *
 * @throws Error if the benchmark has no such section, or no table in it: a page must not show nothing.
 */
export const findTable = (title: string): ResultTable => {
  const table = tables.get(title);
  if (!table) throw new Error(`RESULTS.md has no table "${title}": ${[...tables.keys()].join(", ")}`);
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
