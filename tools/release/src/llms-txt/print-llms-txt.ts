/** Text of Markdown files, by their path from the root of the repository. */
export type Markdown = Readonly<Record<string, string>>;

/** Where a file can be read as it is. */
const raw = "https://raw.githubusercontent.com/gong-engagement/gong-engagement-sdk/main";

const plain = (markdown: string): string =>
  markdown
    .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();

const read = (files: Markdown, file: string): string => {
  const text = files[file];
  if (text === undefined) throw new Error(`${file} is missing`);
  return text;
};

const blocksOf = (text: string): string[] => text.split(/\n{2,}/);

/** The first paragraph below the title. */
const summaryOf = (text: string): string => plain(blocksOf(text)[1] ?? "");

const titleOf = (text: string): string => plain(blocksOf(text)[0]?.replace(/^# /, "") ?? "");

const sectionsOf = (text: string): string[] =>
  Array.from(text.matchAll(/^## (.+)$/gm), ([, title = ""]) => plain(title));

const printLink = (files: Markdown, file: string, title = titleOf(read(files, file))): string => {
  const text = read(files, file);
  const sections = sectionsOf(text);
  const more = sections.length > 0 ? ` Sections: ${sections.join(", ")}.` : "";
  return `- [${title}](${raw}/${file}): ${summaryOf(text)}${more}`;
};

/** Names of the folders that a text links to, once each and in its order. */
const listLinked = (text: string, pattern: RegExp): string[] => [
  ...new Set(Array.from(text.matchAll(pattern), ([, name = ""]) => name)),
];

/**
 * What a language model reads first (https://llmstxt.org): what the packages are for, the shortest program, and where the rest is
 * written. All of it comes from the READMEs.
 *
 * @param packages - folders that the README of the repository has to link
 * @throws Error if a README is missing, or does not have what is taken from it.
 */
export const printLlmsTxt = (files: Markdown, packages: readonly string[]): string => {
  const readme = read(files, "README.md");
  const linked = listLinked(readme, /\]\(packages\/([\w-]+)\)/g);
  const unlinked = packages.find((name) => !linked.includes(name));
  if (unlinked !== undefined)
    throw new Error(`README.md does not link packages/${unlinked}: add it to the first table`);
  const [snippet] = /^```ts\n.*?^```$/ms.exec(readme) ?? [];
  if (snippet === undefined) throw new Error("README.md has no snippet of TypeScript");
  const notes = blocksOf(readme).filter((block) => /^(Read \[what differs|This project is independent)/.test(block));
  if (notes.length < 2) throw new Error("README.md does not say what differs, or that the project is independent");
  const examples = listLinked(read(files, "examples/README.md"), /\]\(([\w-]+)\)/g);
  return `# ${titleOf(readme)}

> ${summaryOf(readme)}

${notes.map(plain).join("\n\n")}

${snippet}

## Packages

${linked.map((name) => printLink(files, `packages/${name}/README.md`)).join("\n")}

## Examples

${examples.map((name) => printLink(files, `examples/${name}/README.md`, name)).join("\n")}

## Policies

${["SUPPORT.md", "SECURITY.md"].map((file) => printLink(files, file)).join("\n")}

## Optional

${["spec/README.md", "CONTRIBUTING.md"].map((file) => printLink(files, file)).join("\n")}
`;
};
