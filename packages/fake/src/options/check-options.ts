import { isObject } from "../json.ts";

/** What an option may be: a test of it, and the words that an error says it with. */
export type Rule = readonly [isRight: (value: unknown) => boolean, words: string];

/** The rule of each option that there is. */
export type Rules<Options> = { readonly [Name in keyof Options]-?: Rule };

const print = (value: unknown): string => {
  if (typeof value === "function") return "a function";
  if (typeof value === "number" || value instanceof Date) return String(value); // JSON has no NaN.
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
};

/** @throws TypeError that says what the value must be */
export const checkValue = (name: string, value: unknown, [isRight, words]: Rule): void => {
  if (!isRight(value)) throw new TypeError(`${name} must be ${words}, not ${print(value)}`);
};

/**
 * Makes sure that options exist and are right. One that is `undefined` counts as left out.
 *
 * @param subject - what has the options, at the beginning of a sentence
 * @throws TypeError that names the first option that does not exist or is wrong
 */
export const checkOptions = (subject: string, options: unknown, rules: Readonly<Record<string, Rule>>): void => {
  if (!isObject(options)) throw new TypeError(`${subject} takes an object of options, not ${print(options)}`);
  for (const [name, value] of Object.entries(options)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) throw new TypeError(`${subject} has no option "${name}". It has: ${Object.keys(rules).join(", ")}`);
    if (value !== undefined) checkValue(`${subject}: ${name}`, value, rule);
  }
};

export const text: Rule = [(value) => typeof value === "string", "a string"];
export const toggle: Rule = [(value) => typeof value === "boolean", "true or false"];
export const callback: Rule = [(value) => typeof value === "function", "a function"];
export const finite: Rule = [Number.isFinite, "a number"];

export const whole = (least: number, most: number = Number.MAX_SAFE_INTEGER): Rule => [
  (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
  most === Number.MAX_SAFE_INTEGER ? `a whole number, ${least} or more` : `a whole number from ${least} to ${most}`,
];

export const numberFrom = (least: number, most: number = Number.POSITIVE_INFINITY): Rule => [
  (value) => typeof value === "number" && value >= least && value <= most,
  most === Number.POSITIVE_INFINITY ? `a number, ${least} or more` : `a number from ${least} to ${most}`,
];

export const listOf = ([isRight]: Rule, words: string): Rule => [
  (value) => Array.isArray(value) && value.every(isRight),
  words,
];

export const recordOf = ([isRight]: Rule, words: string): Rule => [
  (value) => isObject(value) && Object.values(value).every(isRight),
  words,
];
