/** Characters in a line of generated code. */
const lineWidth = 120;

/** A list of plain values as `JSON.stringify` prints it, each on a line: what stands before it, and its items. */
const plainList = /^([^\n]*)\[\n((?: +(?:"[^\n]*"|[^\s"[\]{}]+),?\n)+) +\]/gm;

/** Prints JSON as the repository's own is formatted: each member on a line, but short lists of plain values on one. */
export const printJson = (value: object): string => {
  const text = JSON.stringify(value, null, 2).replace(plainList, (list, start: string, items: string) => {
    const line = `${start}[${items.trim().replaceAll(/,\n +/g, ", ")}]`;
    return line.length <= lineWidth ? line : list;
  });
  return `${text}\n`;
};
