import { expect, test } from "vitest";
import { type Markdown, printLlmsTxt } from "./print-llms-txt.ts";

const files: Markdown = {
  "README.md": `# Notes

Save notes, in [TypeScript](https://www.typescriptlang.org).

| I want to  | take                                    |
| ---------- | --------------------------------------- |
| save notes | [\`notes\`](packages/notes), or [this](packages/other) |

\`\`\`ts
save("note");
\`\`\`

Read [what differs](spec/README.md) first.

This project is independent.
`,
  "packages/notes/README.md": "# notes\n\nSaves\nnotes.\n\n## Options\n\n## Errors of `save`\n",
  "packages/other/README.md": "# other\n\nDoes the rest.\n",
  "examples/README.md": "# Examples\n\n| [diary](diary) | a diary |\n",
  "examples/diary/README.md": "# A diary\n\nOne note a day.\n",
  "spec/README.md": "# The spec\n\nEverything is generated from it.\n",
  "SUPPORT.md": "# Support\n\nIssues.\n\n## Runtimes\n",
  "SECURITY.md": "# Security\n\nIn private.\n",
  "CONTRIBUTING.md": "# Contributing\n\nYou need Node.js.\n",
};

test("llms.txt lists packages and examples in the order of the READMEs, with what they say of themselves", () => {
  const text = printLlmsTxt(files, ["other", "notes"]);
  expect(text.split("\n").slice(0, 11)).toEqual([
    "# Notes",
    "",
    "> Save notes, in TypeScript.",
    "",
    "Read what differs first.",
    "",
    "This project is independent.",
    "",
    "```ts",
    'save("note");',
    "```",
  ]);
  const links = Array.from(text.matchAll(/^- \[(.+?)\]\(.*?\/main\/(.*?)\): (.*)$/gm), ([, ...parts]) =>
    parts.join(" | "),
  );
  expect(links).toEqual([
    "notes | packages/notes/README.md | Saves notes. Sections: Options, Errors of `save`.",
    "other | packages/other/README.md | Does the rest.",
    "diary | examples/diary/README.md | One note a day.",
    "Support | SUPPORT.md | Issues. Sections: Runtimes.",
    "Security | SECURITY.md | In private.",
    "The spec | spec/README.md | Everything is generated from it.",
    "Contributing | CONTRIBUTING.md | You need Node.js.",
  ]);
});

test("printLlmsTxt refuses a package that the README does not link, and a README without what is taken from it", () => {
  expect(() => printLlmsTxt(files, ["third"])).toThrow("packages/third");
  const readme = files["README.md"] ?? "";
  expect(() => printLlmsTxt({ ...files, "README.md": readme.replace("```ts", "```") }, [])).toThrow("no snippet");
  expect(() => printLlmsTxt({ ...files, "README.md": readme.replace("is independent", "") }, [])).toThrow(
    "independent",
  );
});
