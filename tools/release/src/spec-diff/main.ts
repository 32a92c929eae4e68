import { enableCompileCache } from "node:module";

enableCompileCache();

const { runCommandLine } = await import("./run-command-line.ts");
const { stdout, stderr } = process;
process.exitCode = await runCommandLine(process.argv.slice(2), { folder: process.cwd(), stdout, stderr });
