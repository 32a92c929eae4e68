import type { Settings } from "../options/resolve-options.ts";
import { createExchange } from "./create-exchange.ts";
import type { Step } from "./step.ts";
import { withBounds } from "./with-bounds.ts";
import { withRetry } from "./with-retry.ts";
import { withTimeout } from "./with-timeout.ts";
import { withTurn } from "./with-turn.ts";

/**
 * Sends a call: within its deadline, again where the outcome allows it or with another token after a 401, each time with
 * a credential and in its turn, within its timeout.
 */
export const createTransport = ({ limiter, maxQueue, fetch, observe, redact }: Settings): Step => {
  const attempt = withTurn(limiter, maxQueue, withTimeout(createExchange(fetch, observe, redact)));
  return withBounds(withRetry(observe, attempt));
};
