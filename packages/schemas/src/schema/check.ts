import { createIssue, type Issue, none } from "./create-schema.ts";

/** What a value has to be besides its type. */
export interface Check<Value> {
  readonly isRight: (value: Value) => boolean;
  readonly message: string;
}

export const check = <Value>(isRight: (value: Value) => boolean, message: string): Check<Value> => ({
  isRight,
  message,
});

/** What is wrong with a value of the right type. */
export const judgeChecks = <Value>(value: Value, checks: readonly Check<Value>[]): readonly Issue[] =>
  checks.every(({ isRight }) => isRight(value))
    ? none
    : checks.filter(({ isRight }) => !isRight(value)).map(({ message }) => createIssue(value, message));
