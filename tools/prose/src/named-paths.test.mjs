import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const repositoryRoot = fileURLToPath(new URL("../../..", import.meta.url));

/** A path of this repository as text names it, perhaps a pattern; what a command leaves there is not a part of it. */
const path = /`((?:packages|tools|spec|docs|examples|\.ci|\.github|\.changeset)(?:\/[^`\s]*)?)`/g;
const madeByCommands = /generated|dist|\.cache/;

test.each(["AGENTS.md", "CONTRIBUTING.md", "README.md", "SECURITY.md", "SUPPORT.md", "spec/README.md"])(
  "%s names paths that exist",
  async (file) => {
    const text = await readFile(join(repositoryRoot, file), "utf8");
    const missing = [];
    for (const [, pattern = ""] of text.matchAll(path)) {
      if (madeByCommands.test(pattern)) continue;
      const { done } = await glob(pattern, { cwd: repositoryRoot })[Symbol.asyncIterator]().next();
      if (done) missing.push(pattern);
    }
    expect(missing).toEqual([]);
  },
);
