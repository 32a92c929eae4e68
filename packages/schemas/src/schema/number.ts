import { type Check, check, judgeChecks } from "./check.ts";
import { createIssue, createSchema, type Schema } from "./create-schema.ts";

export type NumberCheck = Check<number>;

/** JSON has neither NaN nor infinity. */
export const number = (...checks: readonly NumberCheck[]): Schema =>
  createSchema("number", (value) => {
    if (typeof value !== "number" || Number.isNaN(value)) return [createIssue(value, "must be a number")];
    return Number.isFinite(value) ? judgeChecks(value, checks) : [createIssue(value, "must be a finite number")];
  });

export const integer = (...checks: readonly NumberCheck[]): Schema =>
  createSchema("integer", (value) =>
    typeof value === "number" && Number.isInteger(value)
      ? judgeChecks(value, checks)
      : [createIssue(value, "must be an integer")],
  );

export const minimum = (limit: number): NumberCheck =>
  check((value: number) => value >= limit, `must be ${limit} or more`);

export const maximum = (limit: number): NumberCheck =>
  check((value: number) => value <= limit, `must be ${limit} or less`);

export const above = (limit: number): NumberCheck =>
  check((value: number) => value > limit, `must be more than ${limit}`);

export const below = (limit: number): NumberCheck =>
  check((value: number) => value < limit, `must be less than ${limit}`);

/** A quotient of decimal fractions may miss an integer by the rounding of its last bit: `0.3 / 0.1`. */
const isNearInteger = (quotient: number): boolean =>
  Math.abs(quotient - Math.round(quotient)) <= Number.EPSILON * Math.max(1, Math.abs(quotient));

export const multipleOf = (step: number): NumberCheck =>
  check((value: number) => isNearInteger(value / step), `must be a multiple of ${step}`);
