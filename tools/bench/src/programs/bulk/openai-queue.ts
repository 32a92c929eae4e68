import PQueue from "p-queue";
import type { CreateSend, LimitedSetup } from "../program.ts";
import { createSend as createRetryingSend } from "./openai-retries.ts";

export const createSend: CreateSend<LimitedSetup> = (setup) => {
  const queue = new PQueue({ concurrency: 50 });
  const send = createRetryingSend(setup);
  return (event) => queue.add(() => send(event));
};
