/** Characters in a line of generated code. */
const lineWidth = 120;

/** A list of plain values as `JSON.stringify` prints it, each on a line. */
const plainList = /\[\n((?: +(?:"[^\n]*"|[^\s"[\]{}]+),?\n)+) +\]/g;

/** Prints JSON as the repository's own is formatted: each member on a line, but short lists of plain values on one. */
export const printJson = (value: object): string => {
  const text = JSON.stringify(value, null, 2).replace(
    plainList,
    (list, items: string, offset: number, text: string) => {
      const line = `[${items.trim().replaceAll(/,\n +/g, ", ")}]`;
      const start = offset - text.lastIndexOf("\n", offset) - 1;
      return start + line.length <= lineWidth ? line : list;
    },
  );
  return `${text}\n`;
};
