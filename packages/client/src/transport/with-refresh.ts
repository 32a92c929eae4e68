import type { Auth } from "../auth/auth.ts";
import type { Observe } from "../observe/create-observer.ts";
import { isStream } from "./is-stream.ts";
import type { Step } from "./step.ts";

/** Sends a request once more, with another token, if the service refuses that of a provider. */
export const withRefresh =
  (refuse: NonNullable<Auth["refuse"]>, observe: Observe, next: Step): Step =>
  async (call) => {
    const answer = await next(call);
    const { credential, init, isRefreshed, stopped } = call;
    if (answer.failure?.status !== 401 || isRefreshed || stopped || !credential || isStream(init.body)) return answer;
    refuse(credential);
    call.isRefreshed = true;
    observe("onRetry", call, { delay: 0, error: answer.failure });
    return next(call);
  };
