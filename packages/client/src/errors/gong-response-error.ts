import { brand, hasBrand } from "./brand.ts";
import { type Advice, GongError } from "./gong-error.ts";

/** What a {@link GongResponseError} knows of the response. */
export interface ResponseErrorDetails {
  readonly status: number;
  readonly headers: Headers;
  readonly excerpt?: string | undefined;
  readonly location?: string | undefined;
}

/**
 * A 2xx that cannot be what the spec says (HTML or nothing where JSON is declared, JSON that does not parse or has
 * another top-level type), a redirect, or something that says nothing: a status below 200, or no response. Never retried.
 */
export class GongResponseError extends GongError {
  static {
    brand(GongResponseError, "GongResponseError");
  }

  declare readonly name: "GongResponseError";
  override readonly advice: Advice = "fix-access";
  /** HTTP status; 0 where a browser hides it, or `fetch` returned something else than a response. */
  readonly status: number;
  /** Headers of the response, without credentials. */
  readonly headers: Headers;
  /** Beginning of the body, without credentials. Not enumerable, so that it gets into no log by accident. */
  declare readonly excerpt?: string;
  /** `Location` of a redirect, without credentials. It is never followed. */
  declare readonly location?: string;

  constructor(message: string, { status, headers, excerpt, location }: ResponseErrorDetails) {
    super(message);
    this.status = status;
    this.headers = headers;
    Object.defineProperty(this, "excerpt", { value: excerpt });
    if (location !== undefined) this.location = location;
  }
}

/** Whether a value is a {@link GongResponseError}, also one made by another copy of this package. */
export const isGongResponseError = (value: unknown): value is GongResponseError => hasBrand(value, "GongResponseError");
