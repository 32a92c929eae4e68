import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { linkTo, type Page } from "./page.ts";

const sourceUrl = "https://github.com/gong-engagement/gong-engagement-sdk/blob/main";

/** Files of the repository that are pages for its maintainers: file, slug, description. */
const files: readonly (readonly [file: string, name: string, description: string])[] = [
  ["AGENTS.md", "architecture", "Which folder holds what, which command checks it, and what the words mean."],
  ["CONTRIBUTING.md", "contributing", "Commands, a new API description, releases, rules."],
  [
    "spec/README.md",
    "spec",
    "Where the API description is from, how it is changed, and what differs from the vendor's.",
  ],
  ["tools/generator/README.md", "generator", "How a document is read, and what is refused."],
  ["tools/contract/README.md", "contract", "What is tested against the mock."],
  ["tools/release/README.md", "release", "What a change means for callers, and how a release is rehearsed."],
  ["tools/runtimes/README.md", "runtimes", "With which runtimes and compilers the packages are run."],
  ["tools/bench/README.md", "bench", "What is measured, and beside what."],
];

const slugs = new Map(files.map(([file, name]) => [file, `maintainers/${name}`]));

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

const createReadmePage = async ([file, name, description]: (typeof files)[number]): Promise<Page> => {
  const slug = `maintainers/${name}`;
  const text = await readFile(join(repositoryRoot, file), "utf8");
  const [, title = name, rest = text] = /^# ([^\n]+)\n(.*)$/s.exec(text) ?? [];
  const body = rest.replaceAll(/\]\(([^)\s]+)\)/g, (_, target: string) => `](${findTarget(file, slug, target)})`);
  return { slug, title, description, body: `From [\`${file}\`](${sourceUrl}/${file}).\n\n${body.trim()}` };
};

/** Pages for maintainers, from the files that they edit. */
export const createReadmePages = (): Promise<readonly Page[]> => Promise.all(files.map(createReadmePage));
