import type { Answer, Call } from "../transport/call.ts";
import type { Step } from "../transport/step.ts";
import type { InnerClient, InnerResult } from "./create-inner-client.ts";
import type { Ending } from "./ending.ts";
import type { PreparedInit } from "./prepare-call.ts";

/** What openapi-fetch makes in place of a `Request`, which costs more than all the rest of a call. */
class WrittenUrl {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }
}

/** An answer on its way through openapi-fetch, which finds nothing to do with it: it has been read already. */
class ReadAnswer {
  readonly status = 204;
  readonly ok = true;
  readonly headers: ReadonlyMap<string, string> = noHeaders;
  readonly answer: Answer;

  constructor(answer: Answer) {
    this.answer = answer;
  }
}

const noHeaders: ReadonlyMap<string, string> = new Map();

const takeEnding = ({ response: read }: InnerResult): Ending => {
  const { response, data, failure } = (read as ReadAnswer).answer;
  // An error without a body must not be taken for success by who looks at `error` alone.
  return failure ? { response, failure, error: failure.body || `HTTP ${failure.status}` } : { response, data };
};

/** Sends a call that no middleware looks at. */
export const sendPlain = (client: InnerClient, call: Call, init: PreparedInit, transport: Step): Promise<Ending> => {
  const fetch = async ({ url }: WrittenUrl): Promise<ReadAnswer> => {
    call.url = url;
    call.isBuilt = true;
    return new ReadAnswer(await transport(call));
  };
  return client.request(call.method, call.path, { ...init, Request: WrittenUrl, fetch }).then(takeEnding);
};
