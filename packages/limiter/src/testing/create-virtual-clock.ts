import type { HostClock } from "../host-clock.ts";

/** A clock that moves only when it is told to. */
export interface VirtualClock extends HostClock {
  advance(milliseconds: number): void;
}

export const createVirtualClock = (boot = "virtual", start = 1_000_000): VirtualClock => {
  let time = start;
  return {
    boot,
    now: () => time,
    advance: (milliseconds) => {
      time += milliseconds;
    },
  };
};
