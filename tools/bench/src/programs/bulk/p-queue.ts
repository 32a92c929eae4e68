import PQueue from "p-queue";
import { createSend as createFetchSend } from "../call/fetch.ts";
import type { CreateSend, LimitedSetup } from "../program.ts";

export const createSend: CreateSend<LimitedSetup> = ({ baseUrl, rate }) => {
  const queue = new PQueue({ intervalCap: rate, interval: 1_000 });
  const send = createFetchSend({ baseUrl });
  return (event) => queue.add(() => send(event));
};
