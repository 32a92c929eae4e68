import { brand, hasBrand } from "./brand.ts";
import { type Delivery, GongError } from "./gong-error.ts";

/** What a {@link GongConnectionError} knows of the connection. */
export interface ConnectionErrorDetails {
  readonly delivery: Delivery;
  readonly isPermanent?: boolean;
  /** Host, and port if it is not the usual one. */
  readonly host: string;
  readonly cause: unknown;
}

/** No connection was made (not-sent), or it was lost after sending, the body of a 2xx included (unknown). */
export class GongConnectionError extends GongError {
  static {
    brand(GongConnectionError, "GongConnectionError");
  }

  declare readonly name: "GongConnectionError";
  override readonly delivery: Delivery;
  /** Whether another attempt would fail in the same way: the certificate of the service is not accepted. */
  readonly isPermanent: boolean;

  constructor({ delivery, isPermanent = false, host, cause }: ConnectionErrorDetails) {
    super(
      isPermanent
        ? `No secure connection to ${host}`
        : delivery === "not-sent"
          ? `No connection to ${host}`
          : `The connection to ${host} was lost`,
      { cause },
    );
    this.delivery = delivery;
    this.isPermanent = isPermanent;
  }
}

/** Whether a value is a {@link GongConnectionError}, also one made by another copy of this package. */
export const isGongConnectionError = (value: unknown): value is GongConnectionError =>
  hasBrand(value, "GongConnectionError");
