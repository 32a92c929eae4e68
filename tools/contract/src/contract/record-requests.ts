import type { ClientOptions } from "@gong-engagement/client";
import { readRequest, type WireRequest } from "@gong-engagement/mock/wire/read-request";

/** Options under which every request is noted before it is sent. */
export const recordRequests = (options: ClientOptions): { options: ClientOptions; sent: readonly WireRequest[] } => {
  const sent: WireRequest[] = [];
  const record: ClientOptions["fetch"] = async (url, init) => {
    sent.push(await readRequest(new Request(url, init)));
    return fetch(url, init);
  };
  return { options: { ...options, fetch: record }, sent };
};
