import { GongApiError } from "../errors/gong-api-error.ts";
import { GongConnectionError } from "../errors/gong-connection-error.ts";
import type { Delivery } from "../errors/gong-error.ts";
import { GongResponseError } from "../errors/gong-response-error.ts";
import { isUncertain } from "./is-uncertain.ts";

/** What an attempt that failed tells of its delivery. */
const deliveryOf = (error: unknown): Delivery => {
  if (error instanceof GongConnectionError) return error.delivery;
  if (error instanceof GongResponseError) return error.status < 300 ? "unknown" : "refused";
  return error instanceof GongApiError && !isUncertain(error.status) ? "refused" : "unknown";
};

/** What became of a call whose attempts up to the last one left it so, and whose last one failed: the worst of all. */
export const addDelivery = (before: Delivery, error: unknown): Delivery => {
  // The same bytes were refused as such, so those that may have arrived before were, too.
  if (error instanceof GongApiError && (error.status === 400 || error.status === 422)) return "refused";
  const delivery = deliveryOf(error);
  return before === "unknown" || delivery === "not-sent" ? before : delivery;
};
