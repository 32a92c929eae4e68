// Compares the document of a repository with another one, by the command itself: `pnpm spec:diff --base FILE`.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { toolsFolder } from "../../peers/folders.ts";

const [, , folder = "", base = ""] = process.argv;
process.chdir(folder);
process.argv.splice(2, 2, "--base", base);
await import(pathToFileURL(join(toolsFolder, "release/src/spec-diff/main.ts")).href);
