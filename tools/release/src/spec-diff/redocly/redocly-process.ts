// Runs `redocly diff` for so many pairs of documents in the working folder. Redocly offers its commands to the shell only,
// but most of their time goes into loading: all of them in one process take a tenth of what a process for each takes.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [node = "", program = "", count] = process.argv;
const command = pathToFileURL(createRequire(import.meta.url).resolve("@redocly/cli/lib/index.js"));

for (let index = 0; index < Number(count); index++) {
  const files = [`before${index}.json`, `after${index}.json`, `--output=report${index}.json`];
  process.argv = [node, program, "diff", ...files, "--format=json", "--fail-on=none"];
  // It reads its arguments when it is loaded, once for each address.
  await import(`${command}?${index}`);
}
