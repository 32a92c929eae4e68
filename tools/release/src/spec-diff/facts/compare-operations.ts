import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { type InputModel, parseInput } from "@gong-engagement/generator/model/parse-input";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import type { Comparison } from "../document/create-comparison.ts";
import type { OperationPair } from "../document/match-operations.ts";
import type { Kind, Values } from "../statements.ts";
import type { Fact, Finding } from "./fact.ts";

const printRoute = ({ method, path }: OperationModel): string => `${method.toUpperCase()} ${path}`;
const printMethod = ({ tag, operationId }: OperationModel): string => `\`${tag.propertyName}.${operationId}()\``;
const printCall = ({ method, path }: OperationModel): string => `\`client.${method.toUpperCase()}("${path}")\``;
const printBodyPlace = (name: string | undefined): string =>
  name === undefined ? "among the other members of the input" : `under \`${name}\` in the input`;

/** Where each thing that a call may give is in the flat input. */
const listInputNames = ({ body }: OperationModel, input: InputModel): Map<string, string> => {
  const names = new Map(
    input.parameters.map(({ parameter, inputName }) => [`${parameter.in} ${parameter.name}`, inputName]),
  );
  for (const name of body?.properties ?? []) names.set(`body ${name}`, input.renamedBodyProperties.get(name) ?? name);
  return names;
};

/** Members of the flat input that have another name or place though the request has them as before. */
const compareInputs = (before: OperationModel, after: OperationModel): Fact[] => {
  const [old, input] = [parseInput(before), parseInput(after)];
  const names = listInputNames(after, input);
  const facts: Fact[] = [];
  for (const [key, name] of listInputNames(before, old)) {
    const renamed = names.get(key);
    if (renamed === undefined || renamed === name) continue;
    facts.push({ kind: "input.renamed", values: { before: name, after: renamed } });
  }
  if (before.body && after.body && old.bodyName !== input.bodyName) {
    const places = { before: printBodyPlace(old.bodyName), after: printBodyPlace(input.bodyName) };
    facts.push({ kind: "input.body", values: places });
  }
  return facts;
};

/** Finds an operation in the document as it is written: the generator decides by that what a flat input holds. */
const createFinder = (document: OpenApiDocument): ((operation: OperationModel) => OperationModel) => {
  const operations = new Map(parseOperations(document).map((operation) => [printRoute(operation), operation]));
  return (operation) => operations.get(printRoute(operation)) ?? operation;
};

const comparePair = (pair: OperationPair): Finding[] => {
  const { before, after } = pair;
  const findings: Finding[] = [];
  const say = (kind: Kind, values: Values, place?: string): void =>
    void findings.push({ fact: { kind, values }, pair, ...(place === undefined ? {} : { place }) });

  if (before.operationId !== after.operationId || before.typeName !== after.typeName) {
    say("operation.renamed", { before: before.operationId, after: after.operationId });
  }
  if (before.tag.propertyName !== after.tag.propertyName || before.tag.className !== after.tag.className) {
    const methods = { oldMethod: printMethod(before), newMethod: printMethod(after) };
    say("operation.tag", { before: before.tag.propertyName, after: after.tag.propertyName, ...methods });
  }
  if (printRoute(before) !== printRoute(after)) {
    const calls = { oldCall: printCall(before), newCall: printCall(after) };
    say("operation.route", { before: printRoute(before), after: printRoute(after), ...calls });
  }
  if (before.deprecated !== after.deprecated) {
    say(after.deprecated ? "operation.deprecated" : "operation.undeprecated", { method: printMethod(after) });
  }

  const [oldKey, key] = [before.idempotencyKey, after.idempotencyKey];
  if (oldKey !== key) {
    const kind = key === undefined ? "removed" : oldKey === undefined ? "added" : "changed";
    say(`idempotencyKey.${kind}`, { before: oldKey ?? "", after: key ?? "" }, "request");
  }
  return findings;
};

/** Operations that came, went, or have another name, place, input or idempotency key. */
export const compareOperations = ({ specs, pairs, removed, added }: Comparison): Finding[] => {
  const [findBefore, findAfter] = [createFinder(specs.before), createFinder(specs.after)];
  const describe = (operation: OperationModel) => ({ method: printMethod(operation), route: printRoute(operation) });
  return [
    ...removed.map(
      (operation): Finding => ({
        fact: { kind: "operation.removed", values: describe(operation) },
        pair: { before: operation, after: operation },
      }),
    ),
    ...added.map(
      (operation): Finding => ({
        fact: { kind: "operation.added", values: describe(operation) },
        pair: { before: operation, after: operation },
      }),
    ),
    ...pairs.flatMap((pair) => [
      ...comparePair(pair),
      ...compareInputs(findBefore(pair.before), findAfter(pair.after)).map((fact) => ({
        fact,
        pair,
        place: "request",
      })),
    ]),
  ];
};
