import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The cores that this process may use, where that can be told. */
const findCores = (): readonly number[] => {
  try {
    const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "";
    return list.split(",").flatMap((range) => {
      const [first = 0, last = first] = range.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
  } catch {
    return [];
  }
};

const cores = findCores();
const canPin = cores.length > 1 && spawnSync("taskset", ["--version"]).status === 0;

/** What goes before a command so that it runs on the last core, away from what is measured. Nothing where that is not possible. */
export const onOtherCore: readonly string[] = canPin ? ["taskset", "--cpu-list", `${cores.at(-1)}`] : [];

/** Keeps this process, with all its threads, off the core of the server. */
export const leaveOtherCore = (): void => {
  if (canPin) execFileSync("taskset", ["-acp", cores.slice(0, -1).join(","), `${process.pid}`], { stdio: "ignore" });
};
