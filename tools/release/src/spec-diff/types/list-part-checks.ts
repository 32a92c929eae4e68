import { parameterPlaces } from "@gong-engagement/generator/model/openapi";
import { listSuccesses } from "@gong-engagement/generator/model/parse-responses";
import type { OperationModel, OperationPair } from "../document/match-operations.ts";
import type { Direction } from "../facts/fact.ts";
import type { TypeCheck } from "./check-types.ts";

/** The type of a part of an operation. */
export interface PartCheck extends TypeCheck {
  readonly pair: OperationPair;
  /** Place of a finding; `result` and `error` for the bodies of several responses together. */
  readonly place: string;
}

const listFailures = (operation: OperationModel): string[] => {
  const successes = listSuccesses(operation);
  return Object.keys(operation.responses).filter(
    (status) => /^([45]|default$)/.test(status) && !successes.includes(status),
  );
};

const printKeys = (statuses: readonly string[]): string =>
  statuses.map((status) => (/^\d+$/.test(status) ? status : JSON.stringify(status))).join(" | ");

const listShared = (before: object = {}, after: object = {}): string[] =>
  Object.keys(before).filter((key) => Object.hasOwn(after, key));

/**
 * Lists everything of an operation that has a type in both documents.
 *
 * @param before Name of the module of the old types.
 * @param after Name of the module of the new types.
 */
export const listPartChecks = (pair: OperationPair, before: string, after: string): PartCheck[] => {
  const operation = `paths[${JSON.stringify(pair.after.path)}][${JSON.stringify(pair.after.method)}]`;
  const [old, now] = [`${before}.${operation}`, `${after}.${operation}`];
  const check = (
    direction: Direction,
    place: string,
    print: (root: string) => string,
    printAfter = print,
  ): PartCheck => ({
    ...{ pair, direction, place, before: print(old), after: printAfter(now) },
  });
  const checkBodies = (place: string, list: (operation: OperationModel) => string[]): PartCheck[] => {
    const [statuses, others] = [list(pair.before), list(pair.after)];
    if (statuses.length === 0 || others.length === 0) return [];
    const print = (keys: readonly string[]) => (root: string) => `Content<${root}["responses"][${printKeys(keys)}]>`;
    return [check("response", place, print(statuses), print(others))];
  };
  return [
    ...parameterPlaces.map((place) =>
      check("request", "parameters", (root) => `Pick<${root}["parameters"], "${place}">`),
    ),
    ...listShared(pair.before.body?.content, pair.after.body?.content).map((mediaType) =>
      check(
        "request",
        "request",
        (root) => `NonNullable<${root}["requestBody"]>["content"][${JSON.stringify(mediaType)}]`,
      ),
    ),
    ...listShared(pair.before.responses, pair.after.responses).flatMap((status) =>
      checkBodies(`response ${status}`, () => [status]),
    ),
    ...checkBodies("result", listSuccesses),
    ...checkBodies("error", listFailures),
  ];
};
