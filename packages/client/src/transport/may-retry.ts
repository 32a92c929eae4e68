import { GongApiError } from "../errors/gong-api-error.ts";
import { GongConnectionError } from "../errors/gong-connection-error.ts";
import { GongTimeoutError } from "../errors/gong-timeout-error.ts";

/**
 * Whether an attempt that failed may be followed by another one.
 *
 * @param isRepeatable - whether it does no harm if both attempts are carried out
 */
export const mayRetry = (error: unknown, isRepeatable: boolean): boolean => {
  if (error instanceof GongConnectionError) {
    if (error.isPermanent) return false;
    return isRepeatable || error.delivery === "not-sent";
  }
  if (error instanceof GongTimeoutError) return isRepeatable && error.scope === "attempt";
  if (error instanceof GongApiError) {
    const { status, retryAfter } = error;
    if (status === 429) return true;
    if (status === 503 && retryAfter !== undefined) return true;
    if (status === 501 || status === 505) return false;
    return isRepeatable && (status === 408 || status === 425 || status >= 500);
  }
  return false;
};
