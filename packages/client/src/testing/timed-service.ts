import { onTestFinished, vi } from "vitest";

/** A service on a clock that only the test moves on. */
export interface TimedService {
  readonly url: string;
  /** Option of a client that asks this service. */
  readonly fetch: () => Promise<Response>;
  /** Moments at which requests were sent, on the clock of `performance.now()`. */
  readonly starts: readonly number[];
  /** Moves the clock on until no timer is left, and waits for the promise. */
  end<Value>(promise: Promise<Value>): Promise<Value>;
}

/** Answer to a request that is sent at that moment. */
type Answer = (at: number) => { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

/**
 * Stops the clock until the test ends, and makes a service that answers each request after 5 milliseconds: the first with the
 * first status or answer, and so on; the last one repeats.
 */
export const createTimedService = (...answers: readonly (number | Answer)[]): TimedService => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const starts: number[] = [];
  return {
    url: "http://127.0.0.1:1",
    starts,
    fetch: async () => {
      const answer = answers[Math.min(starts.length, answers.length - 1)] ?? 200;
      const at = performance.now();
      starts.push(at);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const { status, headers = {} } = typeof answer === "number" ? { status: answer } : answer(at);
      return Response.json({ requestId: `r-${status}` }, { status, headers });
    },
    async end(promise) {
      const ended = promise.finally(() => {});
      ended.catch(() => {}); // It is handled by whoever awaits it, once the clock has been moved on.
      await vi.runAllTimersAsync();
      return ended;
    },
  };
};
