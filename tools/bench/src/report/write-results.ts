import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { benchFolder } from "../peers/folders.ts";

const introduction = `# Results

Written by \`pnpm bench\`, which measures all of this anew. Every variant runs in a process of its own, the rounds are
interleaved in rotated order, and what is compared is compared within a round. Absolute times are those of one machine:
quote ratios and differences. What is out of reach, and why, stands in [README.md](README.md#what-is-out-of-reach).`;

/** Writes \`RESULTS.md\`. */
export const writeResults = (facts: string, tables: readonly string[]): Promise<void> => {
  const sections = tables.map((table) => table.replace(/^###/, "##"));
  return writeFile(join(benchFolder, "RESULTS.md"), `${[introduction, facts, ...sections].join("\n\n")}\n`);
};
