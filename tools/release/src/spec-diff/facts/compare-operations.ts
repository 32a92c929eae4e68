import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { type InputModel, parseInput } from "@gong-engagement/generator/model/parse-input";
import type { Comparison, OperationPair } from "../document/comparison.ts";
import type { Kind, Values } from "../statements.ts";
import type { Finding, PlainFact } from "./fact.ts";

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
const compareInputs = ({ before, after }: OperationPair): PlainFact[] => {
  const [old, input] = [parseInput(before), parseInput(after)];
  const names = listInputNames(after, input);
  const facts: PlainFact[] = [];
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

const comparePair = (pair: OperationPair): Finding[] => {
  const { before, after } = pair;
  const { operationId: operation } = after;
  const inRequest = compareInputs(pair);
  const facts: PlainFact[] = [];
  const say = (kind: Kind, values: Values): void => void facts.push({ kind, values });

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
    say(after.deprecated ? "deprecated" : "undeprecated", { name: printMethod(after) });
  }
  const [oldKey, key] = [before.idempotencyKey, after.idempotencyKey];
  if (oldKey !== key) {
    const kind = key === undefined ? "removed" : oldKey === undefined ? "added" : "changed";
    inRequest.unshift({ kind: `idempotencyKey.${kind}`, values: { before: oldKey ?? "", after: key ?? "" } });
  }
  return [
    ...facts.map((fact) => ({ fact, operation })),
    ...inRequest.map((fact) => ({ fact, operation, place: "request" })),
  ];
};

/** Operations that came, went, or have another name, place, input or idempotency key. */
export const compareOperations = ({ pairs, removed, added }: Comparison): Finding[] => {
  const describe = (kind: Kind, operation: OperationModel): Finding => ({
    fact: { kind, values: { method: printMethod(operation), route: printRoute(operation) } },
    operation: operation.operationId,
  });
  return [
    ...removed.map((operation) => describe("operation.removed", operation)),
    ...added.map((operation) => describe("operation.added", operation)),
    ...pairs.flatMap(comparePair),
  ];
};
