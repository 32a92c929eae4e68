import { listSuccesses } from "@gong-engagement/generator/model/list-successes";
import { parameterPlaces } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import type { OperationPair } from "../document/match-operations.ts";
import type { TypeCheck } from "./check-types.ts";

/** The type of a part of an operation. */
export interface PartCheck extends TypeCheck {
  readonly pair: OperationPair;
  /** Place of a finding; `result` and `error` for the bodies of several responses together. */
  readonly place: string;
}

const isFailure = (status: string): boolean => /^([45]|default$)/.test(status);

const listFailures = (operation: OperationModel): string[] => {
  const successes = listSuccesses(operation);
  return Object.keys(operation.responses).filter((status) => isFailure(status) && !successes.includes(status));
};

const printKeys = (statuses: readonly string[]): string =>
  statuses.map((status) => (/^\d+$/.test(status) ? status : JSON.stringify(status))).join(" | ");

const listShared = (before: object = {}, after: object = {}): string[] =>
  Object.keys(before).filter((key) => Object.hasOwn(after, key));

/** Everything of an operation that has a type in both documents. `before` and `after` name their modules. */
export const listPartChecks = (pair: OperationPair, modules: { before: string; after: string }): PartCheck[] => {
  const operation = `paths[${JSON.stringify(pair.after.path)}][${JSON.stringify(pair.after.method)}]`;
  const check = (
    direction: PartCheck["direction"],
    place: string,
    print: (operation: string, side: "before" | "after") => string,
  ): PartCheck => ({
    pair,
    direction,
    place,
    before: print(`${modules.before}.${operation}`, "before"),
    after: print(`${modules.after}.${operation}`, "after"),
  });
  const checkBodies = (place: string, list: (operation: OperationModel) => string[]): PartCheck[] => {
    const statuses = { before: list(pair.before), after: list(pair.after) };
    if (statuses.before.length === 0 || statuses.after.length === 0) return [];
    return [check("response", place, (root, side) => `Content<${root}["responses"][${printKeys(statuses[side])}]>`)];
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
