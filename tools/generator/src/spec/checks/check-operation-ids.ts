import { nameOperation, nameOperations } from "../../model/name-operation.ts";
import { type JsonObject, printTarget } from "../json.ts";
import type { Finding } from "../report/finding.ts";
import { listOperations } from "./list-operations.ts";

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/**
 * Refuses operationIds that are equal, or that end up equal as names of functions and types. Webhooks are never called;
 * only their operationIds as such must be unique.
 */
export const checkOperationIds = (document: JsonObject): Finding[] => {
  const operations = listOperations(document).map(({ path, name, method, operation }) => ({
    pointer: path,
    path: name,
    method,
    operationId: textOf(operation.operationId),
    tag: Array.isArray(operation.tags) ? textOf(operation.tags[0]) : undefined,
  }));
  const names = nameOperations(operations);
  const owners = new Map<string, (typeof operations)[number]>();
  return operations.flatMap((operation, index): Finding[] => {
    const { pointer, path, method, operationId } = operation;
    const typeName = names[index]?.typeName ?? "";
    const owner = owners.get(typeName);
    if (!owner) {
      owners.set(typeName, operation);
      return [];
    }
    const ownerName = `${owner.method.toUpperCase()} ${owner.path}`;
    const message =
      operationId === owner.operationId
        ? `The operationId \`${operationId}\` belongs to ${ownerName} already.`
        : `The operationId \`${operationId}\` gives the same names as \`${owner.operationId}\` of ${ownerName}.`;
    const remedy = [
      "Rename one of them here. If the document is to stay as published, rename it in the overlay:",
      `  - target: ${printTarget(document, pointer)}`,
      "    update:",
      `      operationId: ${nameOperation({ method, path }).operationId}`,
    ].join("\n");
    return [{ path: operationId === undefined ? pointer : [...pointer, "operationId"], message, remedy }];
  });
};
