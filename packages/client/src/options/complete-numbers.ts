import type { GongConfigError } from "../errors/gong-config-error.ts";
import type { GongInputError } from "../errors/gong-input-error.ts";

/** Says whether a number is in its range. */
export type Rule = (value: number) => boolean;

export const isPositive: Rule = (value) => value > 0;
export const isNotNegative: Rule = (value) => value >= 0;
export const isCount: Rule = (value) => value >= 1 && value % 1 === 0;

/**
 * Takes those numbers that are given, and the others from `base`.
 *
 * @param prefix - stands before the name of an option in messages
 * @throws what `ErrorClass` makes, if a number is none or out of its range
 */
export const completeNumbers = <Name extends string, Base extends { readonly [name in NoInfer<Name>]: number }>(
  rules: { readonly [name in Name]: Rule },
  given: { readonly [name in NoInfer<Name>]?: number | undefined },
  base: Base,
  prefix: string,
  ErrorClass: typeof GongConfigError | typeof GongInputError,
): Base => {
  const completed = { ...base };
  for (const name in rules) {
    const value = given[name];
    if (value === undefined) continue;
    if (typeof value !== "number" || !rules[name](value)) {
      throw new ErrorClass(`${prefix}${name}: not a number, or out of range`);
    }
    Object.assign(completed, { [name]: value });
  }
  return completed;
};
