import type { Hooks, RequestEvent } from "./hooks.ts";
import type { Logger } from "./logger.ts";

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "abort");

const describe = ({ operationId, method, path, attempt }: RequestEvent): string =>
  `${operationId} (${method} ${path}) attempt ${attempt}`;

/** Hooks that write one line for each event, without anything that service or caller put into words. */
export const createLogHooks = (logger: Logger): Hooks => ({
  onRequest: (event) => logger.debug(`${describe(event)}: starts`),
  onResponse: (event) => logger.debug(`${describe(event)}: answered with ${event.status}`),
  onRetry: (event) =>
    logger.warn(`${describe(event)}: ${event.status ?? nameOf(event.error)}, again in ${Math.ceil(event.delay)} ms`),
  onError: (event) => logger.error(`${describe(event)}: ${nameOf(event.error)}, ${event.delivery}`),
});
