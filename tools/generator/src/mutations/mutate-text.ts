import type { Random } from "./create-random.ts";

const oddLines = [
  "  - x",
  "\tx: 1",
  "x",
  '"',
  "? a",
  "key: &a [*a]",
  "key: *nothing",
  "---",
  "<<: 1",
  "%",
  "\u0000",
  "key: {",
  "- - -",
  "paths:",
];

type Mutate = (lines: string[], index: number, random: Random) => void;

const mutations: readonly Mutate[] = [
  (lines, index) => lines.splice(index, 1),
  (lines, index) => lines.splice(index, 0, lines[index] ?? ""),
  (lines, index, { pick }) => lines.splice(index, 0, pick(oddLines)),
  (lines, index) => lines.splice(index, 1, `  ${lines[index]}`),
  (lines, index) => lines.splice(index, 1, (lines[index] ?? "").slice(1)),
  (lines, index) => lines.splice(index),
  (lines, index, { below }) => {
    const line = lines[index] ?? "";
    const at = below(line.length);
    lines.splice(index, 1, line.slice(0, at) + line.slice(at + 1));
  },
];

/** Changes a text in one line. */
export const mutateText = (text: string, random: Random): string => {
  const lines = text.split("\n");
  random.pick(mutations)(lines, random.below(lines.length), random);
  return lines.join("\n");
};
