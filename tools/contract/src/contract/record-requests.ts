import type { ClientOptions } from "@gong-engagement/client";

/** A request as it left the client. */
export interface SentRequest {
  readonly url: string;
  readonly method: string | undefined;
  /** Decoded if it is JSON, `undefined` if there is none. */
  readonly body: unknown;
}

const parseBody = (body: unknown): unknown => {
  if (typeof body !== "string") return body ?? undefined;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

/** Options under which every request is noted before it is sent. */
export const recordRequests = (options: ClientOptions): { options: ClientOptions; sent: readonly SentRequest[] } => {
  const sent: SentRequest[] = [];
  const record: ClientOptions["fetch"] = (url, init) => {
    sent.push({ url, method: init.method, body: parseBody(init.body) });
    return fetch(url, init);
  };
  return { options: { ...options, fetch: record }, sent };
};
