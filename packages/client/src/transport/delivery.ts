import { GongApiError } from "../errors/gong-api-error.ts";
import { GongConnectionError } from "../errors/gong-connection-error.ts";
import type { Delivery } from "../errors/gong-error.ts";
import { GongInputError } from "../errors/gong-input-error.ts";
import { GongResponseError } from "../errors/gong-response-error.ts";

/**
 * Whether a status leaves the outcome of the request open: Request Timeout, Too Early, all of the server's own, and what is
 * no final status, as the 0 of a response that a browser may not read.
 */
export const isAmbiguousStatus = (status: number): boolean =>
  status < 200 || status === 408 || status === 425 || status >= 500;

/** What an attempt that failed says of its delivery. */
const getDelivery = (error: unknown): Delivery => {
  if (error instanceof GongInputError) return "not-sent";
  if (error instanceof GongConnectionError) return error.delivery;
  if (error instanceof GongResponseError) return error.status < 300 ? "unknown" : "refused";
  return error instanceof GongApiError && !isAmbiguousStatus(error.status) ? "refused" : "unknown";
};

/** The outcome of a call after its last attempt failed: the worst of all attempts. */
export const combineDelivery = (before: Delivery, error: unknown): Delivery => {
  // The same bytes were refused as such, so those that may have arrived before were refused also.
  if (error instanceof GongApiError && (error.status === 400 || error.status === 422)) return "refused";
  const delivery = getDelivery(error);
  return before === "unknown" || delivery === "not-sent" ? before : delivery;
};
