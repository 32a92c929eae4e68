import PQueue from "p-queue";
import { createSend as createFetchSend } from "../call/fetch.ts";
import type { CreateSend, LimitedSetup } from "../program.ts";

export const createSend: CreateSend<LimitedSetup> = ({ baseUrl, rate, burst }) => {
  // Intervals so short that two of them together stay within the burst.
  const intervalCap = Math.max(1, Math.floor(burst / 10));
  const queue = new PQueue({ intervalCap, interval: (1_000 * intervalCap) / rate });
  const send = createFetchSend({ baseUrl });
  return (event) => queue.add(() => send(event));
};
