import { readFileSync } from "node:fs";
import { hostname, uptime } from "node:os";

/** A clock that all processes of a host share, and that goes on evenly whatever is done to the time of day. */
export interface HostClock {
  /** Names the run of the host since it was started. Readings of different runs say nothing about each other. */
  readonly boot: string;
  /** Milliseconds since some moment of this run. */
  now(): number;
}

const readBoot = (): string => {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    // Not Linux: the minute of the start, which another time of day also changes.
    return `${hostname()} ${Math.round((Date.now() / 1_000 - uptime()) / 60)}`;
  }
};

/** The uptime is told in steps of up to 10 ms: only a larger difference than this is a sleep of the host. */
const shortestSleep = 1_000;

/** The monotonic clock of the operating system, which does not count time asleep, plus the time asleep, which the uptime tells. */
export const createHostClock = (): HostClock => {
  let asleep = 0;
  return {
    boot: readBoot(),
    now() {
      const awake = Number(process.hrtime.bigint()) / 1e6;
      const asleepNow = uptime() * 1_000 - awake;
      if (asleepNow - asleep > shortestSleep) asleep = asleepNow;
      return awake + asleep;
    },
  };
};
