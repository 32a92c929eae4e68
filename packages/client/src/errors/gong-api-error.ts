import { getRequestId } from "../guards.ts";
import { brand, hasBrand } from "./brand.ts";
import { type Advice, GongError } from "./gong-error.ts";

/** What a {@link GongApiError} knows of the response. */
export interface ApiErrorDetails {
  readonly status: number;
  readonly headers: Headers;
  readonly body?: unknown;
  readonly retryAfter?: number | undefined;
  /** Precedes the status in the message. */
  readonly operationId?: string | undefined;
  /** What the service gives as the reason, without what it repeats of the request. */
  readonly explanation?: string | undefined;
  /** Whether the message must not quote the id of the request, as it repeats what was sent. */
  readonly hidesRequestId?: boolean | undefined;
  /** What to do with the event, if the status alone does not say it. */
  readonly advice?: Advice | undefined;
}

/**
 * Statuses of the 4xx that are about the account, the address or the way to the service, and the same for every event:
 * Unauthorized, Payment Required, Forbidden, Method Not Allowed, Proxy Authentication Required, Gone, Misdirected Request,
 * Upgrade Required, Unavailable For Legal Reasons.
 */
const accessStatuses = [401, 402, 403, 405, 407, 410, 421, 426, 451];

const adviceFor = (status: number): Advice =>
  status === 429 ? "wait" : accessStatuses.includes(status) ? "fix-access" : "fix-event";

/** What a message quotes for an id of a request: no text, and nothing that begins another line. */
const quotableId = /^[!-~]{1,100}$/;

/** The service answered with an error status. There is a subclass for the usual ones. */
export class GongApiError extends GongError {
  static {
    brand(GongApiError, "GongApiError");
  }

  override readonly advice: Advice;
  /** HTTP status. */
  readonly status: number;
  /** Headers of the response, without credentials. */
  readonly headers: Headers;
  /** What the service gives as reasons; empty if it gives none. */
  readonly errors: readonly string[];
  /** The service's id of the request, for its support. */
  declare readonly requestId?: string;
  /**
   * The body, decoded if it is JSON, else its text; cut after 64 KiB, without credentials. Not enumerable, so that it
   * gets into no log by accident.
   */
  declare readonly body: unknown;
  /** Milliseconds to wait, as the service stated them in `Retry-After`. */
  declare readonly retryAfter?: number;
  /** The moment at which that wait ends. */
  declare readonly resumeAt?: Date;

  constructor(details: ApiErrorDetails) {
    const { status, headers, body, retryAfter, operationId, explanation, advice, hidesRequestId } = details;
    const requestId = getRequestId(body);
    const { errors } = (body ?? {}) as { errors?: unknown };
    const isQuoted = !hidesRequestId && requestId !== undefined && quotableId.test(requestId);
    const id = isQuoted ? ` (requestId ${requestId})` : "";
    super(`${operationId ? `${operationId}: ` : ""}status ${status}${explanation ? `: ${explanation}` : ""}${id}`);
    this.status = status;
    this.advice = advice ?? adviceFor(status);
    this.headers = headers;
    this.errors = Array.isArray(errors) ? errors.filter((reason) => typeof reason === "string") : [];
    if (requestId !== undefined) this.requestId = requestId;
    Object.defineProperty(this, "body", { value: body });
    if (retryAfter !== undefined) {
      this.retryAfter = retryAfter;
      this.resumeAt = new Date(Date.now() + retryAfter);
    }
  }
}

/** Whether a value is a {@link GongApiError}, also one made by another copy of this package. */
export const isGongApiError = (value: unknown): value is GongApiError => hasBrand(value, "GongApiError");
