import type { HttpMethod } from "./openapi.ts";
import { toIdentifier } from "./to-identifier.ts";

/**
 * Name of an operation: its `operationId`, made a legal identifier if it is none; without one, the method followed by
 * the segments of the path, a parameter preceded by `By`: `GET /users/{id}/posts` becomes `getUsersByIdPosts`.
 * It depends on nothing but the operation itself, so adding another one never renames it.
 */
export const nameOperation = (operationId: string | undefined, method: HttpMethod, path: string): string =>
  toIdentifier(operationId?.trim() || `${method} ${path.replaceAll("{", " by ")}`);
