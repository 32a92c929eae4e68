import { setTimeout } from "node:timers/promises";
import { AdaptiveRetryStrategy } from "@smithy/util-retry";
import PQueue from "p-queue";
import { createSend as createFetchSend } from "../call/fetch.ts";
import type { CreateSend, LimitedSetup, Send } from "../program.ts";

type Token = Parameters<AdaptiveRetryStrategy["recordSuccess"]>[0];

/** As the AWS SDK calls its retry strategy. */
const createRetryingSend = (send: Send): Send => {
  const strategy = new AdaptiveRetryStrategy(async () => 11);
  return async (event) => {
    let token = (await strategy.acquireInitialRetryToken("events")) as Token;
    for (;;) {
      try {
        const answer = await send(event);
        strategy.recordSuccess(token);
        return answer;
      } catch {
        token = (await strategy.refreshRetryTokenForRetry(token, { errorType: "THROTTLING" })) as Token;
        await setTimeout(token.getRetryDelay());
      }
    }
  };
};

export const createSend: CreateSend<LimitedSetup> = ({ baseUrl }) => {
  const queue = new PQueue({ concurrency: 50 });
  const send = createRetryingSend(createFetchSend({ baseUrl }));
  return (event) => queue.add(() => send(event));
};
