import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Benchmark } from "../harness/benchmark.ts";
import { benchFolder } from "../peers/folders.ts";

const introduction = `# Results

Written by \`pnpm bench\`, which measures all of this anew, one section after the other. Every variant runs in a process of its
own, the rounds are interleaved in rotated order, and what is compared is compared within a round. Absolute times are those of one
machine: quote ratios and differences. What is out of reach, and why, stands in [README.md](README.md#what-is-out-of-reach).`;

/** What one benchmark measured. */
export interface Measured {
  readonly title: string;
  /** The section without its heading, as Markdown. */
  readonly text: string;
}

const splitSections = (results: string): ReadonlyMap<string, string> => {
  const [, ...sections] = results.split(/^## /m);
  return new Map(
    sections.map((section) => {
      const [title = "", ...lines] = section.split("\n");
      return [title, lines.join("\n").trim()] as const;
    }),
  );
};

/**
 * Puts one section into results, in the place of the one of the same title.
 *
 * @param results - as they are: Markdown, or nothing
 * @param titles - of all sections that there may be, in their order; others are left out
 * @param facts - about the machine, as Markdown
 */
export const replaceSection = (
  results: string,
  titles: readonly string[],
  facts: string,
  { title, text }: Measured,
): string => {
  const sections = new Map([...splitSections(results), [title, text]]);
  const kept = titles.filter((name) => sections.has(name)).map((name) => `## ${name}\n\n${sections.get(name)}`);
  return `${[introduction, facts, ...kept].join("\n\n")}\n`;
};

/** Writes what a benchmark measured into \`RESULTS.md\`. The other sections stay as they are. */
export const writeResults = async (
  benchmarks: readonly Benchmark[],
  facts: string,
  measured: Measured,
): Promise<void> => {
  const path = join(benchFolder, "RESULTS.md");
  const titles = benchmarks.map(({ title }) => title);
  await writeFile(path, replaceSection(await readFile(path, "utf8"), titles, facts, measured));
};
