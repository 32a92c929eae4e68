import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

/** How long another run is waited for, in milliseconds: many times what a large document takes. */
const patience = 120_000;
const pollInterval = 50;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** Takes the lock if it is free, or if the process that holds it is gone. Returns who holds it otherwise. */
const takeLock = async (file: string): Promise<number | undefined> => {
  try {
    await writeFile(file, String(process.pid), { flag: "wx" });
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const holder = Number(await readFile(file, "utf8").catch(() => ""));
    // An empty file is one that is being written, or that a full disk left behind: it is waited for like the others.
    if (holder > 0 && !isRunning(holder)) await rm(file, { force: true });
    return holder;
  }
};

/**
 * Does some work while no other process does it, and waits for one that does.
 *
 * @throws Error if another process holds the lock for two minutes.
 */
export const withLock = async <Result>(file: string, work: () => Promise<Result>): Promise<Result> => {
  const end = performance.now() + patience;
  for (let holder = await takeLock(file); holder !== undefined; holder = await takeLock(file)) {
    if (performance.now() > end) {
      throw new Error(
        `another \`pnpm generate\` (process ${holder}) has been at work for too long.\nEnd it, or remove ${file}.`,
      );
    }
    await wait(pollInterval);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
};
