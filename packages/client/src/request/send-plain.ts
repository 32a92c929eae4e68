import type { Answer, Call, RequestParts } from "../transport/call.ts";
import type { Step } from "../transport/exchange.ts";
import type { InnerClient } from "./create-inner-client.ts";
import type { Outcome } from "./outcome.ts";
import type { PreparedInit } from "./prepare-call.ts";

/** What openapi-fetch builds in place of a `Request`, which costs more than all the rest of a call. */
class RequestData implements RequestParts {
  readonly url: string;
  readonly init: RequestInit;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    this.init = init;
  }
}

/** An answer on its way through openapi-fetch, which finds nothing to do with it: it has been read already. */
class ReadAnswer {
  readonly status = 204;
  readonly ok = true;
  readonly headers: ReadonlyMap<string, string> = new Map();
  readonly answer: Answer;

  constructor(answer: Answer) {
    this.answer = answer;
  }
}

/** Sends a call that no middleware looks at. */
export const sendPlain = async (
  client: InnerClient,
  call: Call,
  init: PreparedInit,
  transport: Step,
): Promise<Outcome> => {
  const { response: read } = await client.request(call.method, call.path, {
    ...init,
    Request: RequestData,
    fetch: async (request: RequestData) => {
      call.request = request;
      call.isBuilt = true;
      return new ReadAnswer(await transport(call));
    },
  });
  const { response, data, failure } = (read as ReadAnswer).answer;
  // An error without a body must not be taken for success by who looks at `error` alone.
  return failure ? { response, failure, error: failure.body || `HTTP ${failure.status}` } : { response, data };
};
