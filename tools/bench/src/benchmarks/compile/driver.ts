// Compiles a project and prints nothing.
import { runTsc } from "../../command/run-tsc.ts";
import { githubFolder } from "../../peers/folders.ts";

const [, , project = ""] = process.argv;
await runTsc(githubFolder, "--project", project);
