/** Lines that only one of two files has, marked `-` (only the first) or `+` (only the second); those of the first come first. */
export const compareLines = (first: string, second: string): string[] => [
  ...listMissing(first, second).map((line) => `- ${line}`),
  ...listMissing(second, first).map((line) => `+ ${line}`),
];

const listMissing = (from: string, other: string): string[] => {
  const counts = new Map<string, number>();
  for (const line of other.split("\n")) counts.set(line, (counts.get(line) ?? 0) + 1);
  return from.split("\n").filter((line) => {
    const left = counts.get(line) ?? 0;
    counts.set(line, left - 1);
    return left <= 0;
  });
};
