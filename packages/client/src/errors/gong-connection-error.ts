import { brand, hasBrand } from "./brand.ts";
import { type Delivery, GongError } from "./gong-error.ts";

/** What a {@link GongConnectionError} knows of the connection. */
export interface ConnectionErrorDetails {
  readonly delivery: Delivery;
  readonly isPermanent?: boolean;
  readonly cause: unknown;
}

/** No connection was made (not-sent), or it was lost after sending, the body of a 2xx included (unknown). */
export class GongConnectionError extends GongError {
  static {
    brand(GongConnectionError, "GongConnectionError");
  }

  override readonly delivery: Delivery;
  /** Whether another attempt would fail in the same way: the certificate of the service is not accepted. */
  readonly isPermanent: boolean;

  constructor({ delivery, isPermanent = false, cause }: ConnectionErrorDetails) {
    super(
      isPermanent
        ? "No secure connection to the service"
        : delivery === "not-sent"
          ? "No connection to the service"
          : "The connection to the service was lost",
      { cause },
    );
    this.delivery = delivery;
    this.isPermanent = isPermanent;
  }
}

/** Whether a value is a {@link GongConnectionError}, also one made by another copy of this package. */
export const isGongConnectionError = (value: unknown): value is GongConnectionError =>
  hasBrand(value, "GongConnectionError");
