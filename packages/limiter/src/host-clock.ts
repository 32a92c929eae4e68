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

/**
 * The monotonic clock of the operating system, which does not count time asleep, plus the whole seconds asleep that the
 * uptime tells, which does.
 */
export const createHostClock = (): HostClock => ({
  boot: readBoot(),
  now() {
    const awake = Number(process.hrtime.bigint()) / 1e6;
    return awake + Math.max(0, Math.floor(uptime() - awake / 1_000)) * 1_000;
  },
});
