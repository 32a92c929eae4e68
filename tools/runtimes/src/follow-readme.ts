import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { runCommand } from "./run-command.ts";

/** What the README of an example says: how it is started, what is asked of it then, and what it prints. */
interface Walkthrough {
  readonly start: string;
  /** Absent if it ends by itself. */
  readonly request: string | undefined;
  readonly lines: readonly string[];
}

const longestReadme = 30;

export const readWalkthrough = (readme: string): Walkthrough => {
  const lines = readme.trimEnd().split("\n").length;
  if (lines > longestReadme) throw new Error(`README.md has ${lines} lines, and ${longestReadme} are enough`);
  const blocksOf = (language: string): string[] =>
    Array.from(readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms")), ([, block = ""]) => block);
  const [start = "", request] = blocksOf("sh");
  const [printed = ""] = blocksOf("text");
  if (!/^npm install && npm \w+\n$/.test(start) || printed === "") {
    throw new Error(
      "README.md does not say that `npm install && npm start` starts it, and in a block of text what it prints",
    );
  }
  return { start: start.replace("npm install && ", "").trim(), request, lines: printed.trimEnd().split("\n") };
};

/** The commands of the first block of a section of a README, each in one line. */
export const readCommands = (readme: string, heading: string): readonly string[] => {
  const [, section = ""] = readme.split(`\n## ${heading}\n`);
  const [, block = ""] = /```sh\n(.*?)```/s.exec(section.split("\n## ")[0] ?? "") ?? [];
  return block
    .replaceAll(/(\\|(?<=\|))\n\s*/g, " ")
    .split("\n")
    .filter(Boolean);
};

/** The lines that the output does not have, in their order. */
export const findMissing = (output: string, lines: readonly string[]): readonly string[] => {
  let wanted = 0;
  for (const line of stripVTControlCharacters(output).split("\n")) {
    if (line.includes(lines[wanted] ?? "\n")) wanted++;
  }
  return lines.slice(wanted);
};

interface Following {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Called with all that was printed, whenever more is. It may ask for an end, and add to what was printed. */
  readonly onOutput: (output: string, end: (signal: NodeJS.Signals) => void) => Promise<string> | string;
}

/** Runs a script until it has ended, with all that it started. Returns what they printed. */
const runScript = async (script: string, { folder, environment, onOutput }: Following): Promise<string> => {
  const child = spawn("sh", ["-c", script], { cwd: folder, env: environment, detached: true });
  let isEnding = false;
  const end = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined || (isEnding && signal !== "SIGKILL")) return;
    isEnding = true;
    process.kill(-child.pid, signal);
  };
  const bound = setTimeout(end, 60_000, "SIGKILL");
  let output = "";
  child.stderr.on("data", (text) => (output += text));
  const read = async (): Promise<void> => {
    for await (const text of child.stdout) {
      output += text;
      output += await onOutput(output, end);
    }
  };
  await Promise.all([once(child, "close"), read()]).finally(() => clearTimeout(bound));
  return output;
};

/** @throws Error with what was printed instead. */
const checkOutput = (output: string, lines: readonly string[]): void => {
  const [missing] = findMissing(output, lines);
  if (missing !== undefined) throw new Error(`It did not print "${missing}", but:\n${output}`);
};

/**
 * Gives commands to a shell, and ends all that they started once a text is printed.
 *
 * @throws Error with what was printed instead of the lines.
 */
export const followCommands = async (
  commands: readonly string[],
  { folder, environment, last, lines }: Omit<Following, "onOutput"> & { last: string; lines: readonly string[] },
): Promise<void> => {
  const onOutput: Following["onOutput"] = (output, end) => {
    if (output.includes(last)) end("SIGTERM");
    return "";
  };
  checkOutput(await runScript([...commands, "wait"].join("\n"), { folder, environment, onOutput }), lines);
};

/**
 * Does what the README of a project says, until the project has printed what the README shows.
 *
 * @throws Error with what it printed instead.
 */
export const followReadme = async (folder: string, environment: NodeJS.ProcessEnv): Promise<void> => {
  const { start, request, lines } = readWalkthrough(await readFile(join(folder, "README.md"), "utf8"));
  if (request === undefined) return checkOutput(await runCommand("sh", ["-c", start], { folder, environment }), lines);
  let isAsked = false;
  const onOutput: Following["onOutput"] = async (output, end) => {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
    let answer = "";
    if (url !== undefined && !isAsked) {
      isAsked = true;
      const command = request.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, url);
      answer = await runCommand("sh", ["-c", command], { folder }).catch((error: Error) => error.message);
    }
    if (findMissing(output + answer, lines).length === 0) end("SIGINT");
    return answer;
  };
  // The port of the README may be in use.
  checkOutput(await runScript(start, { folder, environment: { ...environment, PORT: "0" }, onOutput }), lines);
};
