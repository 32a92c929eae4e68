import { readFileSync } from "node:fs";

/** Of `/proc`, on every architecture that Node.js runs on. */
const millisecondsPerTick = 10;

/**
 * Milliseconds for which the processes that this one has started, and those that they started, have kept a core busy, in
 * steps of 10. Only of those that have ended; NaN where the platform has no `/proc`.
 */
export const readChildrenTime = (): number => {
  try {
    // `pid (name) state ppid ...`: see proc_pid_stat(5). The name may hold anything.
    const [, fields = ""] = /\) (.*)$/s.exec(readFileSync("/proc/self/stat", "utf8")) ?? [];
    const [user, system] = fields.split(" ").slice(13, 15).map(Number);
    return ((user ?? Number.NaN) + (system ?? Number.NaN)) * millisecondsPerTick;
  } catch {
    return Number.NaN;
  }
};
