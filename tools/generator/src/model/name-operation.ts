import type { HttpMethod } from "./openapi.ts";
import { toIdentifier, toPascalCase } from "./to-identifier.ts";

/** Names that an operation has in the generated code. */
export interface OperationName {
  /** Name of the method and of the function. */
  readonly operationId: string;
  /** What the name of its input type begins with. */
  readonly typeName: string;
}

/**
 * Name of an operation: its `operationId`, made a legal identifier if it is none; without one, the method followed by
 * the segments of the path, a parameter preceded by `By`: `GET /users/{id}/posts` becomes `getUsersByIdPosts`.
 * It depends on nothing but the operation itself, so adding another one never renames it.
 */
export const nameOperation = (operationId: string | undefined, method: HttpMethod, path: string): OperationName => {
  const name = operationId?.trim() || `${method} ${path.replaceAll("{", " by ")}`;
  return { operationId: toIdentifier(name), typeName: toPascalCase(name) };
};
