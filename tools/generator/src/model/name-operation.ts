import type { HttpMethod } from "./openapi.ts";
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
  readonly method: HttpMethod;
  readonly path: string;
}

const toName = (text: string): OperationName => ({ operationId: toIdentifier(text), typeName: toPascalCase(text) });

const isDerived = ({ operationId }: Nameable): boolean => !operationId?.trim();

/**
 * Name of an operation: its `operationId`, made a legal identifier if it is none; without one, the method followed by
 * the segments of the path, a parameter preceded by `By`: `GET /users/{id}/posts` becomes `getUsersByIdPosts`.
 */
export const nameOperation = ({ operationId, method, path }: Nameable): OperationName =>
  toName(operationId?.trim() || `${method} ${path.replaceAll("{", " by ")}`);

const spelledOut: Readonly<Record<string, string>> = { "/": "slash", "-": "dash", ".": "dot", _: "underscore" };

/** A derived name that no other path has: what stands between the words is spelled out, too. */
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

/**
 * Names of all operations. A derived name that another operation has, too (`/a/b` and `/a-b`), is spelled out. No name
 * depends on an operation that it does not collide with, so adding one renames nothing else.
 */
export const nameOperations = (operations: readonly Nameable[]): OperationName[] => {
  const names = operations.map(nameOperation);
  const counts = new Map<string, number>();
  for (const { typeName } of names) counts.set(typeName, (counts.get(typeName) ?? 0) + 1);
  return operations.map((operation) => {
    const name = nameOperation(operation);
    return isDerived(operation) && (counts.get(name.typeName) ?? 0) > 1 ? nameInFull(operation) : name;
  });
};
