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

/**
 * Keeps this process, its threads and what it starts on the first core, away from the server: of a shared machine one core
 * may be slower than another, for seconds.
 */
export const stayOnFirstCore = (): void => {
  if (canPin) execFileSync("taskset", ["-acp", `${cores[0]}`, `${process.pid}`], { stdio: "ignore" });
};
