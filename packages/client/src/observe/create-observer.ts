import { isGongError } from "../errors/gong-error.ts";
import type { Call } from "../transport/call.ts";
import { createLogHooks } from "./create-log-hooks.ts";
import type { ErrorEvent, Hooks, RequestEvent, ResponseEvent, RetryEvent } from "./hooks.ts";
import type { Logger } from "./logger.ts";

/** What an event tells beyond the call. */
type Details = Partial<Omit<ResponseEvent & RetryEvent & ErrorEvent, keyof RequestEvent>>;

/** Tells the observers of a client about a call. */
export type Observe = (name: keyof Hooks, call: Call, details?: Details) => void;

const ignore = (): void => {};

const statusOf = (error: unknown): { status?: unknown } =>
  isGongError(error) && "status" in error ? { status: error.status } : {};

/** Calls hooks and logger in such a way that they can do no harm. */
export const createObserver = (hooks: Hooks | undefined, logger: Logger | undefined): Observe => {
  const observers = [hooks, logger && createLogHooks(logger)].filter((observer) => observer !== undefined);
  return (name, { operation, method, path, attempts }, details = {}) => {
    for (const observer of observers) {
      const { operationId } = operation;
      const event = { operationId, method, path, attempt: attempts, ...statusOf(details.error), ...details };
      try {
        const hook = observer[name] as ((event: object) => unknown) | undefined;
        Promise.resolve(hook?.call(observer, event)).catch(ignore);
      } catch {
        // An observer that fails must not break the call.
      }
    }
  };
};
