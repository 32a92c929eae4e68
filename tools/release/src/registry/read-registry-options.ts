import { runCommand } from "@gong-engagement/kit/run-command";
import type { Registry } from "./read-registries.ts";

/** A script of a package has its shell between itself and what started it; more than this are not asked. */
const furthest = 4;

/** Command lines of a process, of what started it, and so on. Empty where `ps` does not tell. */
const readCommandLines = async (processId: number): Promise<string[]> => {
  const lines: string[] = [];
  for (let id = processId; id > 1 && lines.length < furthest; ) {
    const ask = runCommand("ps", ["-o", "ppid=,args=", "-p", String(id)], { cwd: "/", timeout: 5_000 });
    const [, parent, line = ""] = /^\s*(\d+) (.*)/.exec(await ask.catch(() => "")) ?? [];
    lines.push(line);
    id = Number(parent ?? 0);
  }
  return lines;
};

/** Registries in the options of the command that started a process: pnpm does not pass them on to its scripts. */
export const readRegistryOptions = async (processId: number): Promise<Registry[]> => {
  const lines = await readCommandLines(processId);
  return lines.flatMap((line) =>
    [...line.matchAll(/ --(?:config\.)?(\S*registry)[= ](\S+)/g)].map(([, name, url = ""]) => ({
      setting: `the option --${name}`,
      url,
    })),
  );
};
