import { createFake, type Fake } from "@gong-engagement/fake";

/** A call that was answered. */
export interface Exchange {
  /** Who made it. */
  readonly source: string;
  readonly operationId: string;
  readonly status: number;
  readonly retryAfter: string | null;
  /** What the answer says. */
  readonly text: string;
}

/** The service of the page. */
export interface Service {
  readonly fake: Fake;
  /** A `fetch` whose calls arrive at the fake under the name of who made them. */
  readonly fetchAs: (source: string) => (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
}

/** Makes the service of the page, and reports each call. */
export const createService = (onExchange: (exchange: Exchange) => void): Service => {
  const fake = createFake();
  return {
    fake,
    fetchAs: (source) => async (input, init) => {
      const response = await fake.handle(new Request(input, init));
      const text = await response.clone().text();
      onExchange({
        source,
        operationId: fake.attempts.at(-1)?.operationId ?? "no operation",
        status: response.status,
        retryAfter: response.headers.get("retry-after"),
        text,
      });
      return response;
    },
  };
};
