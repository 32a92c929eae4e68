import Bottleneck from "bottleneck";
import { createSend as createFetchSend } from "../call/fetch.ts";
import type { CreateSend, LimitedSetup } from "../program.ts";

export const createSend: CreateSend<LimitedSetup> = ({ baseUrl, rate }) => {
  const limiter = new Bottleneck({ minTime: 1_000 / rate });
  return limiter.wrap(createFetchSend({ baseUrl }));
};
