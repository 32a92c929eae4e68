import { check, finite, type PipeItem, pipe, integer as valibotInteger, number as valibotNumber } from "valibot";
import type { Issue, Schema } from "./create-schema.ts";

export type NumberCheck = PipeItem<number, number, Issue>;

/** JSON has neither NaN nor infinity. */
export const number = (...checks: readonly NumberCheck[]): Schema =>
  pipe(valibotNumber("must be a number"), finite("must be a finite number"), ...checks);

export const integer = (...checks: readonly NumberCheck[]): Schema =>
  pipe(valibotNumber("must be an integer"), valibotInteger("must be an integer"), ...checks);

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
