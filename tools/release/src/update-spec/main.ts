import { writeFile } from "node:fs/promises";
import { parseArgs, styleText } from "node:util";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { runCommand } from "@gong-engagement/kit/run-command";
import { runMain } from "@gong-engagement/kit/run-main";
import { printPullRequest } from "./print-pull-request.ts";
import { publishedUrl, readDocument } from "./read-document.ts";
import { updateSpec } from "./update-spec.ts";

const usage = `Usage: pnpm spec:update [URL|FILE] [--commit] [--text FILE]

Replaces spec/openapi.yaml with its next version (${publishedUrl} by default), generates,
and writes API reports and changeset. A document that cannot be used changes nothing.

  --commit     make a commit each of the spec, what is generated from it, and the changeset
  --text FILE  write the text of a pull request, if anything has changed`;

const run = async (source: string, commit: boolean, textFile: string | undefined): Promise<void> => {
  const update = await updateSpec({
    repository: repositoryRoot,
    document: await readDocument(source),
    run: (command, ...args) => runCommand(command, args, { cwd: repositoryRoot }),
    commit,
    onProgress: (message) => console.log(styleText("dim", message)),
  });
  if (update === undefined) {
    console.log("Nothing new: spec/openapi.yaml is what is published.");
    return;
  }
  console.log(["", ...update.warnings, update.difference].join("\n"));
  if (textFile) await writeFile(textFile, printPullRequest({ source, ...update }));
};

const parse = () => {
  const options = {
    commit: { type: "boolean", default: false },
    text: { type: "string" },
    help: { type: "boolean" },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (positionals.length > 1) throw new Error("Name one document.");
  return { ...values, source: positionals[0] ?? publishedUrl };
};

await runMain({ usage, parse, run: ({ source, commit, text }) => run(source, commit, text) });
