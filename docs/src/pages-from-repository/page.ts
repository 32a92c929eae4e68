import { posix } from "node:path";

/** A page that is made of what the repository has. */
export interface Page {
  /** Path of the page on the site, without slashes at its ends. */
  readonly slug: string;
  readonly title: string;
  /** What search engines and the list of pages show. */
  readonly description: string;
  /** Markdown without its first heading. */
  readonly body: string;
}

/** Relative address of one page for a link on another one. It works wherever the site is served. */
export const linkTo = (from: string, to: string, anchor = ""): string =>
  `${posix.relative(`/${from}`, `/${to}`) || "."}/${anchor && `#${anchor}`}`;

/** Text that HTML shows as it is, on one line: Markdown ends a block of HTML at an empty one. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll(/\s+/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** Text that Markdown shows as it is. */
export const escapeMarkdown = (text: string): string => text.replaceAll(/[\\`*_[\]<>|#]/g, "\\$&");

/** A name as code, whose line may end where a word in it ends. */
export const breakable = (name: string): string =>
  `<code>${escapeHtml(name).replaceAll(/(?<=[a-z])(?=[A-Z])|(?<=\.)/g, "<wbr>")}</code>`;

/** Text in a cell of a table, which may itself be Markdown. */
const cell = (text: string): string => text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|").trim();

/** A table of Markdown. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");

/** The file of a page, as Starlight reads it. */
export const printPage = ({ slug, title, description, body }: Page): string =>
  `---\n${[
    ["slug", slug],
    ["title", title],
    ["description", description],
    ["editUrl", false],
  ]
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join("\n")}\n---\n\n${body.trim()}\n`;
