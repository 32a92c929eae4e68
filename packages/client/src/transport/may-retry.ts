import { GongApiError } from "../errors/gong-api-error.ts";
import { GongConnectionError } from "../errors/gong-connection-error.ts";
import { GongTimeoutError } from "../errors/gong-timeout-error.ts";
import { isUncertain } from "./is-uncertain.ts";

/**
 * Whether an attempt that failed may be followed by another one.
 *
 * @param isRepeatable - whether it does no harm if both attempts are carried out
 */
export const mayRetry = (error: unknown, isRepeatable: boolean): boolean => {
  if (error instanceof GongConnectionError) {
    return !error.isPermanent && (isRepeatable || error.delivery === "not-sent");
  }
  if (error instanceof GongTimeoutError) return isRepeatable;
  if (!(error instanceof GongApiError)) return false;
  const { status, retryAfter } = error;
  if (status === 429 || (status === 503 && retryAfter !== undefined)) return true;
  return isRepeatable && isUncertain(status) && status !== 501 && status !== 505;
};
