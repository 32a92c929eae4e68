import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { escapeHtml, linkTo, type Page } from "./page.ts";

const sourceUrl = "https://github.com/gong-engagement/gong-engagement-sdk/blob/main";

/** A file of the repository that is a page of the site. */
interface Source {
  readonly file: string;
  readonly slug: string;
  /** In place of the file's first heading, where that says too little without its folder. */
  readonly title?: string;
  readonly description: string;
  /** Whether it has wide tables of numbers, which scroll by themselves. */
  readonly hasFigures?: boolean;
}

const sources: readonly Source[] = [
  {
    file: "packages/cli/README.md",
    slug: "guides/command",
    title: "The command",
    description: "Report the rows of a file, look into an outbox and find out what is wrong, without a program.",
  },
  {
    file: "tools/bench/RESULTS.md",
    slug: "performance/figures",
    title: "All figures",
    description: "Every table of the benchmark: time, size, memory and limits, beside other clients.",
    hasFigures: true,
  },
  {
    file: "AGENTS.md",
    slug: "maintainers/architecture",
    description: "Which folder holds what, which command checks it, and what the words mean.",
  },
  {
    file: "CONTRIBUTING.md",
    slug: "maintainers/contributing",
    description: "Commands, a new API description, releases, rules.",
  },
  {
    file: "spec/README.md",
    slug: "maintainers/spec",
    description: "Where the API description is from, how it is changed, and what differs from the vendor's.",
  },
  {
    file: "tools/generator/README.md",
    slug: "maintainers/generator",
    description: "How the generator reads an API description, and what it refuses.",
  },
  {
    file: "tools/contract/README.md",
    slug: "maintainers/contract",
    title: "Tests against the mock",
    description: "What is tested against the mock.",
  },
  {
    file: "tools/mock/README.md",
    slug: "maintainers/mock",
    title: "The mock",
    description: "Prism, and how requests and statuses come from the API description.",
  },
  {
    file: "tools/release/README.md",
    slug: "maintainers/release",
    description: "What a change of the API description means for callers, and how a release is rehearsed.",
  },
  {
    file: "tools/runtimes/README.md",
    slug: "maintainers/runtimes",
    title: "Tests in other runtimes",
    description: "With which runtimes and compilers the packages are run.",
  },
  {
    file: "tools/bench/README.md",
    slug: "maintainers/bench",
    description: "What the benchmarks measure, and beside what.",
  },
];

const slugs = new Map(sources.map(({ file, slug }) => [file, slug]));

/** Where a link of a file of the repository leads on the site. */
const findTarget = (file: string, slug: string, target: string): string => {
  if (/^(https?:|#)/.test(target)) return target;
  const [path = "", anchor = ""] = target.split("#");
  const found = posix.normalize(posix.join(posix.dirname(file), path)).replace(/\/$/, "");
  const readme = existsSync(join(repositoryRoot, found, "README.md")) ? `${found}/README.md` : found;
  const page = slugs.get(readme);
  if (page) return linkTo(slug, page, anchor);
  return `${sourceUrl}/${found}${anchor && `#${anchor}`}`;
};

/** Tables with the title of their section, in regions that a keyboard can scroll. */
const wrapTables = (text: string): string =>
  text
    .split(/^(?=## )/m)
    .map((section) => {
      const name = escapeHtml(/^## (.*)$/m.exec(section)?.[1] ?? "Figures");
      return section.replaceAll(
        /(?:^\|.*\n)+/gm,
        (rows) => `<div class="figures" tabindex="0" role="region" aria-label="${name}">\n\n${rows}\n</div>\n`,
      );
    })
    .join("");

const createPage = async ({ file, slug, title, description, hasFigures }: Source): Promise<Page> => {
  const text = await readFile(join(repositoryRoot, file), "utf8");
  const [, heading = file, rest = text] = /^# ([^\n]+)\n(.*)$/s.exec(text) ?? [];
  const links = rest.replaceAll(/\]\(([^)\s]+)\)/g, (_, target: string) => `](${findTarget(file, slug, target)})`);
  const content = hasFigures ? wrapTables(links) : links;
  const body = `From [\`${file}\`](${sourceUrl}/${file}).\n\n${content.trim()}`;
  return { slug, title: title ?? heading, description, body };
};

/** Pages that are files of the repository, edited there: for maintainers, and what users read in two places. */
export const createReadmePages = (): Promise<readonly Page[]> => Promise.all(sources.map(createPage));
