import { nameOperation } from "../../model/name-operation.ts";
import type { JsonObject } from "../json.ts";
import { printTarget } from "../json-path.ts";
import type { Finding } from "../report/finding.ts";
import { listOperations } from "./list-operations.ts";

/** Refuses an operationId that two operations have. */
export const checkOperationIds = (document: JsonObject): Finding[] => {
  const owners = new Map<string, string>();
  return listOperations(document).flatMap(({ path, name, method, operation }) => {
    const { operationId } = operation;
    if (typeof operationId !== "string") return [];
    const owner = owners.get(operationId);
    if (owner === undefined) {
      owners.set(operationId, `${method.toUpperCase()} ${name}`);
      return [];
    }
    return [
      {
        path: [...path, "operationId"],
        message: `The operationId \`${operationId}\` belongs to ${owner} already.`,
        remedy: [
          "Rename one of them here. If the document is to stay as published, rename it in the overlay:",
          `  - target: ${printTarget(path)}`,
          "    update:",
          `      operationId: ${nameOperation(undefined, method, name).operationId}`,
        ].join("\n"),
      },
    ];
  });
};
