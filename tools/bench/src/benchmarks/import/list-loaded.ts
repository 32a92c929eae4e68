import { runCommand } from "@gong-engagement/kit/run-command";
import { ownFolder } from "../../peers/folders.ts";

const listBuiltIns = async (program: string): Promise<string[]> => {
  const print = "console.log(JSON.stringify(process.moduleLoadList));";
  const output = await runCommand(process.execPath, ["--input-type=module", "--eval", `${program};${print}`], {
    cwd: ownFolder,
  });
  return JSON.parse(output);
};

/** What of Node.js itself a program loads, beyond what every program does. */
export const listLoaded = async (program: string): Promise<string[]> => {
  const [loaded, always] = await Promise.all([listBuiltIns(program), listBuiltIns("")]);
  return loaded.filter((name) => !always.includes(name));
};
