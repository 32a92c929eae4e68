import type { Limit } from "../../programs/program.ts";

/** Events that are there at once, for a service that does not accept as many. */
export interface Workload extends Limit {
  readonly name: string;
  readonly events: number;
}

export const workloads: readonly Workload[] = [
  { name: "300/s", events: 1_000, rate: 300, burst: 30 },
  { name: "200/s", events: 600, rate: 200, burst: 20 },
  { name: "3/s", events: 30, rate: 3, burst: 3 },
];

/** Milliseconds in which the service can accept all events of a workload. */
export const idealTime = ({ events, rate, burst }: Workload): number => ((events - burst) / rate) * 1_000;
