import { isGongError } from "../errors/gong-error.ts";
import { dropUndefined, ignore } from "../guards.ts";
import type { ErrorEvent, Hooks, Logger, RequestEvent, ResponseEvent, RetryEvent, SuccessEvent } from "./hooks.ts";

/** What an observer is told of a call. */
export interface ObservedCall {
  readonly operation: { readonly operationId: string };
  readonly method: string;
  readonly path: string;
  readonly attempts: number;
  /** Written by the first event. */
  id?: string | undefined;
}

/** What an event tells beyond the call. */
type Details = Partial<Omit<ResponseEvent & RetryEvent & SuccessEvent & ErrorEvent, keyof RequestEvent>>;

/** Tells the observers of a client about a call. */
export type Observe = (name: keyof Hooks, call: ObservedCall, details?: Details) => void;

const describeEvent = ({ callId, operationId, method, path, attempt }: RequestEvent): string =>
  `[${callId}] ${operationId} (${method} ${path}) attempt ${attempt}`;

const describeError = ({ status, error }: { readonly status?: number; readonly error: unknown }): string | number =>
  status ?? (error instanceof Error ? error.name : "abort");

/** Hooks that write one line for each event, without any text of the service or the caller. */
const createLogHooks = (logger: Logger): Hooks => ({
  onRequest: (event) => logger.debug(`${describeEvent(event)}: starts`),
  onResponse: (event) =>
    logger.debug(`${describeEvent(event)}: status ${event.status} after ${Math.round(event.duration)} ms`),
  onRetry: (event) =>
    logger.warn(
      `${describeEvent(event)}: ${describeError(event)}, next attempt in ${Math.ceil(event.delay)} ms or the turn after`,
    ),
  onSuccess: (event) => logger.debug(`${describeEvent(event)}: delivered after ${Math.round(event.duration)} ms`),
  onError: (event) =>
    logger.error(
      `${describeEvent(event)}: ${describeError(event)}, ${event.delivery} after ${Math.round(event.duration)} ms`,
    ),
});

/** What the error says of the response. */
const factsOf = (error: unknown): object => {
  if (!isGongError(error)) return {};
  const { status, requestId } = error as { readonly status?: unknown; readonly requestId?: unknown };
  return dropUndefined({ status, requestId });
};

/** Begins the ids of calls of this process. Made when it is needed: a Worker has no random values while it loads. */
let idPrefix: string | undefined;
let idCount = 0;

const nextId = (): string => {
  idPrefix ??= Math.random().toString(36).slice(2, 10);
  idCount++;
  return `${idPrefix}-${idCount}`;
};

/** Calls hooks and logger so that they can do no harm. `undefined` if there is no observer. */
export const createObserver = (hooks: Hooks | undefined, logger: Logger | undefined): Observe | undefined => {
  const observers = [hooks, logger && createLogHooks(logger)].filter((observer) => observer !== undefined);
  if (observers.length === 0) return undefined;
  return (name, call, details = {}) => {
    const { operation, method, path, attempts } = call;
    call.id ??= nextId();
    const event = {
      callId: call.id,
      operationId: operation.operationId,
      method,
      path,
      attempt: attempts,
      ...factsOf(details.error),
      ...details,
    };
    for (const observer of observers) {
      try {
        const hook = observer[name] as ((event: object) => unknown) | undefined;
        Promise.resolve(hook?.call(observer, { ...event })).catch(ignore);
      } catch {
        // An observer that fails must not break the call.
      }
    }
  };
};
