import { clean } from "./output.ts";

const width = 80;
const gap = "  ";

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1))}…`;

/** Breaks a text at its blanks into lines of that length. */
export const wrap = (text: string, length: number): readonly string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > length) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((part) => cut(part, length));
};

/** Rows in columns without what a terminal would obey, at most 80 characters wide: the last column is broken into lines. */
export const printTable = (table: readonly (readonly string[])[]): string => {
  const rows = table.map((row) => row.map(clean));
  const count = Math.max(0, ...rows.map((row) => row.length));
  const longest = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const first = longest.slice(0, -1).map((length) => Math.min(length, 38));
  const taken = first.reduce((sum, length) => sum + length + gap.length, 0);
  const last = Math.max(20, width - taken);
  return rows
    .flatMap((row) => {
      const head = first.map((length, column) => cut(row[column] ?? "", length).padEnd(length));
      const tail = wrap(row[count - 1] ?? "", last);
      return tail.map((line, index) =>
        [...(index === 0 ? head : first.map((length) => " ".repeat(length))), line].join(gap).trimEnd(),
      );
    })
    .join("\n");
};
