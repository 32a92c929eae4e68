import { brand, hasBrand } from "./brand.ts";
import { type Advice, GongError } from "./gong-error.ts";

/** What the schema of an operation finds wrong with its input. */
export interface InputIssue {
  /** Where: names and indexes from the flat input on. Empty for the input as a whole. */
  readonly path: readonly PropertyKey[];
  /** What: it repeats no value of the input. */
  readonly message: string;
}

/** Input, headers or call options that cannot be sent. Always not-sent, unless an earlier attempt was sent. */
export class GongInputError extends GongError {
  static {
    brand(GongInputError, "GongInputError");
  }

  declare readonly name: "GongInputError";
  override readonly advice: Advice = "fix-event";
  /** What a schema of the option `validate` finds wrong; the message has the first three. Empty if there is another reason. */
  readonly issues: readonly InputIssue[] = [];
}

/** About the options of a call and not about its input: nothing is wrong with the event. */
export class CallOptionsError extends GongInputError {
  override readonly advice: Advice = "fix-access";
}

/** Whether a value is a {@link GongInputError}, also one made by another copy of this package. */
export const isGongInputError = (value: unknown): value is GongInputError => hasBrand(value, "GongInputError");
