import { expect, expectTypeOf, test } from "vitest";
import {
  GongApiError,
  GongConflictError,
  GongInputError,
  GongRateLimitError,
  isGongApiError,
  isGongClosedError,
  isGongConflictError,
  isGongError,
  isGongInputError,
  isGongRateLimitError,
  isGongTokenError,
} from "../index.ts";

/** Reads what each class has after the guards before it: the type checker refuses that where a guard leaves `never`. */
const describeNested = (error: unknown): unknown => {
  if (!isGongError(error)) return "foreign";
  if (isGongInputError(error)) return error.name;
  if (isGongTokenError(error) || isGongClosedError(error)) return error.delivery;
  if (!isGongApiError(error)) return error.delivery;
  if (isGongConflictError(error)) return error.isDuplicate;
  if (isGongRateLimitError(error)) return error.resumeAt;
  return error.status;
};

const describeReversed = (error: unknown): unknown => {
  if (isGongRateLimitError(error)) return error.resumeAt;
  if (isGongConflictError(error)) return error.isDuplicate;
  if (isGongApiError(error)) return error.status;
  if (isGongClosedError(error) || isGongTokenError(error)) return error.delivery;
  if (isGongInputError(error)) return error.name;
  return isGongError(error) ? error.delivery : "foreign";
};

test.each([describeNested, describeReversed])(
  "guards tell the classes apart one after another: %o",
  (describeError) => {
    const details = (status: number) => ({ status, headers: new Headers(), retryAfter: undefined });
    expect(describeError(new GongConflictError(details(409)))).toBe(false);
    expect(describeError(new GongRateLimitError(details(429)))).toBeUndefined();
    expect(describeError(new GongApiError(details(418)))).toBe(418);
    expect(describeError(new GongInputError("x"))).toBe("GongInputError");
    expect(describeError(new Error("x"))).toBe("foreign");
  },
);

test("the name of a class is literal in its type", () => {
  expectTypeOf<GongConflictError["name"]>().toEqualTypeOf<"GongConflictError">();
  expectTypeOf<GongInputError["name"]>().toEqualTypeOf<"GongInputError">();
});
