import type { Observe } from "../observe/create-observer.ts";
import { isStream } from "./is-stream.ts";
import type { Step } from "./step.ts";

/** Sends a request once more, with another token, if the service refuses that of a provider. */
export const withRefresh =
  (observe: Observe, next: Step): Step =>
  async (call) => {
    const answer = await next(call);
    const { auth, credential, init, isRefreshed, stopped } = call;
    if (answer.failure?.status !== 401 || isRefreshed || stopped || isStream(init.body)) return answer;
    if (!auth?.refuse || !credential) return answer;
    auth.refuse(credential);
    call.isRefreshed = true;
    observe("onRetry", call, { delay: 0, error: answer.failure });
    return next(call);
  };
