import type { GongApiError } from "../errors/gong-api-error.ts";

/** How a call ended: with the data of a 2xx, or with the error of another status. */
export interface Ending {
  readonly response: Response;
  readonly data?: unknown;
  readonly error?: unknown;
  readonly failure?: GongApiError | undefined;
}
