import { parameterPlaces } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import type { OperationPair } from "../comparison/match-operations.ts";
import type { TypeQuestion } from "./type-question.ts";

/** The type of a part of an operation. */
export interface PlaceQuestion extends TypeQuestion {
  readonly pair: OperationPair;
  /** As the places of the comparison are named; `result` and `error` for those of several responses together. */
  readonly label: string;
}

/** Helper types that the questions use. */
export const placeHelpers: readonly string[] = [
  "type Content<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined;",
];

const isIn = (keys: object, key: string): boolean => Object.hasOwn(keys, key);
const shared = (before: object, after: object): string[] => Object.keys(before).filter((key) => isIn(after, key));

const listSuccesses = ({ responses }: OperationModel): string[] => {
  const successes = Object.keys(responses).filter((status) => /^2/.test(status));
  return successes.length > 0 ? successes : Object.keys(responses).filter((status) => status === "default");
};

const listFailures = (operation: OperationModel): string[] =>
  Object.keys(operation.responses).filter(
    (status) => /^([45]|default$)/.test(status) && !listSuccesses(operation).includes(status),
  );

const printKey = (status: string): string => (/^\d+$/.test(status) ? status : JSON.stringify(status));

/** Everything of an operation that has a type and is in both documents; `before` and `after` name the modules. */
export const listPlaceQuestions = (
  pair: OperationPair,
  modules: { before: string; after: string },
): PlaceQuestion[] => {
  const operation = `paths[${JSON.stringify(pair.after.path)}][${JSON.stringify(pair.after.method)}]`;
  const ask = (
    direction: "request" | "response",
    label: string,
    print: (operation: string) => string,
  ): PlaceQuestion => ({
    pair,
    direction,
    label,
    before: print(`${modules.before}.${operation}`),
    after: print(`${modules.after}.${operation}`),
  });
  const askUnion = (label: string, list: (operation: OperationModel) => string[]): PlaceQuestion[] => {
    const [before, after] = [list(pair.before), list(pair.after)];
    if (before.length === 0 || after.length === 0) return [];
    const print = (root: string, statuses: readonly string[]) =>
      `Content<${root}["responses"][${statuses.map(printKey).join(" | ")}]>`;
    const question = ask("response", label, (root) => root);
    return [{ ...question, before: print(question.before, before), after: print(question.after, after) }];
  };
  return [
    ...parameterPlaces.map((place) =>
      ask("request", "parameters", (root) => `Pick<${root}["parameters"], ${JSON.stringify(place)}>`),
    ),
    ...shared(pair.before.body?.content ?? {}, pair.after.body?.content ?? {}).map((mediaType) =>
      ask(
        "request",
        "request",
        (root) => `NonNullable<${root}["requestBody"]>["content"][${JSON.stringify(mediaType)}]`,
      ),
    ),
    ...shared(pair.before.responses, pair.after.responses).map((status) =>
      ask("response", `response ${status}`, (root) => `Content<${root}["responses"][${printKey(status)}]>`),
    ),
    ...askUnion("result", listSuccesses),
    ...askUnion("error", listFailures),
  ];
};
