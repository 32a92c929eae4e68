// Starts a process that loads a program and makes its first call, and passes on when it had done what.
import { pathToFileURL } from "node:url";
import { runCommand } from "@gong-engagement/kit/run-command";
import { programPath, programsFolder } from "../../peers/folders.ts";
import { stayOnFirstCore } from "../../server/pin.ts";
import { startServer } from "../../server/start-server.ts";

/** @param file - of the program that makes the call; none: nothing is loaded */
const [, , file] = process.argv;

stayOnFirstCore();
await using server = await startServer();
const start = file
  ? [programPath("start/first-call"), pathToFileURL(file).href, server.baseUrl]
  : [programPath("start/empty")];
console.log(await runCommand(process.execPath, start, { cwd: programsFolder }));
