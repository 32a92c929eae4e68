import type { Auth } from "../auth/auth.ts";
import type { Observe } from "../observe/create-observer.ts";
import type { Step } from "./exchange.ts";
import { isStream } from "./is-stream.ts";

/** Sends a request once more, with another token, if the service does not accept the one of a provider. */
export const withRefresh =
  (auth: Auth, observe: Observe, next: Step): Step =>
  async (call) => {
    const answer = await next(call);
    const { credential, isRefreshed, request } = call;
    if (answer.failure?.status !== 401 || isRefreshed || !credential || isStream(request.init.body)) return answer;
    if (!auth.refuse(credential)) return answer;
    call.isRefreshed = true;
    observe("onRetry", call, { delay: 0, error: answer.failure });
    return next(call);
  };
