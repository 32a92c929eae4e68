import { config } from "../config.ts";
import { handwrittenNames } from "../handwritten-names.ts";
import { toIdentifier, toPascalCase } from "./to-identifier.ts";

/** Names that an operation has in the generated code. */
export interface OperationName {
  /** Name of the method and of the function. */
  readonly operationId: string;
  /** What the name of its input type begins with. */
  readonly typeName: string;
}

/** What an operation is named after. */
export interface Nameable {
  readonly operationId?: string | undefined;
  /** The first one. */
  readonly tag?: string | undefined;
  readonly method: string;
  readonly path: string;
}

const toName = (text: string): OperationName => ({ operationId: toIdentifier(text), typeName: toPascalCase(text) });

const isDerived = ({ operationId }: Nameable): boolean => !operationId?.trim();

/**
 * Name of an operation: its `operationId`, made a legal identifier where needed; without one, the method followed by
 * the segments of the path, a parameter preceded by `By`: `GET /users/{id}/posts` becomes `getUsersByIdPosts`.
 */
export const nameOperation = ({ operationId, method, path }: Nameable): OperationName =>
  toName(operationId?.trim() || `${method} ${path.replaceAll("{", " by ")}`);

const spelledOut: Readonly<Record<string, string>> = { "/": "slash", "-": "dash", ".": "dot", _: "underscore" };

/** A derived name that no other path has: the characters between the words are also spelled out. */
const nameInFull = ({ method, path }: Nameable): OperationName => {
  const spell = (character: string): string =>
    ` ${spelledOut[character] ?? `u${character.codePointAt(0)?.toString(16)}`} `;
  return toName(
    `${method} ${path
      .replaceAll("{", " by ")
      .replaceAll("}", " ")
      .replaceAll(/[^\p{L}\p{N} ]/gu, spell)}`,
  );
};

/** What the names of an operation's types end in. */
const typeSuffixes = ["Input", "Data", "Errors", "Error", "Responses", "Response"];

/** Lets operations give way to what the SDK exports itself, and to the classes and inputs of operations. */
const giveWay = (operations: readonly Nameable[], names: readonly OperationName[]): OperationName[] => {
  const exported = new Set([...handwrittenNames, config.className]);
  const classes = operations.map(({ tag }) => nameResource(tag));
  const taken = new Set([...exported, ...classes, ...names.map(({ typeName }) => `${typeName}Input`)]);
  const used = new Set(names.map(({ operationId }) => operationId));
  return names.map((name) => {
    let { operationId, typeName } = name;
    while (taken.has(operationId) || (operationId !== name.operationId && used.has(operationId))) operationId += "_";
    while (typeSuffixes.some((suffix) => exported.has(typeName + suffix))) typeName += "Operation";
    return { operationId, typeName };
  });
};

/**
 * Names of all operations. A derived name that another operation also has (`/a/b` and `/a-b`) is spelled out. No name
 * depends on an operation that it does not collide with, so adding one renames nothing else.
 */
export const nameOperations = (operations: readonly Nameable[]): OperationName[] => {
  const names = operations.map(nameOperation);
  const counts = new Map<string, number>();
  for (const { typeName } of names) counts.set(typeName, (counts.get(typeName) ?? 0) + 1);
  const spelledOut = operations.map((operation) => {
    const name = nameOperation(operation);
    return isDerived(operation) && (counts.get(name.typeName) ?? 0) > 1 ? nameInFull(operation) : name;
  });
  return giveWay(operations, spelledOut);
};

/** Tag of the operations that have none. */
export const untagged = "default";

/** Name of the class that holds the operations of a tag. */
export const nameResource = (tag: string = untagged): string => `${toPascalCase(tag)}Resource`;
