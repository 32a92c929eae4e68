import { GongApiError } from "../errors/gong-api-error.ts";
import { GongConnectionError } from "../errors/gong-connection-error.ts";
import type { Delivery } from "../errors/gong-error.ts";
import { GongResponseError } from "../errors/gong-response-error.ts";
import { GongTimeoutError } from "../errors/gong-timeout-error.ts";

/** What an attempt that failed tells of its delivery. */
export const deliveryOf = (error: unknown): Delivery => {
  if (error instanceof GongConnectionError) return error.delivery;
  if (error instanceof GongResponseError) return error.status < 300 ? "unknown" : "refused";
  if (error instanceof GongApiError) return /^(408|425|5..)$/.test(`${error.status}`) ? "unknown" : "refused";
  return "unknown";
};

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
