import { nameOperation } from "../../model/name-operation.ts";
import type { JsonObject } from "../json.ts";
import { type JsonPath, printTarget } from "../json-path.ts";
import type { Finding } from "../report/finding.ts";
import { listOperations } from "./list-operations.ts";

/** Refuses an operationId that two operations have. */
export const checkOperationIds = (document: JsonObject): Finding[] => {
  const first = new Map<string, JsonPath>();
  return listOperations(document).flatMap(({ path, name, method, operation }) => {
    const { operationId } = operation;
    if (typeof operationId !== "string") return [];
    const other = first.get(operationId);
    if (!other) {
      first.set(operationId, path);
      return [];
    }
    return [
      {
        path: [...path, "operationId"],
        message: `The operationId \`${operationId}\` belongs to ${other.slice(1).reverse().join(" ")} already.`,
        remedy: [
          "Rename one of them here. If the document is to stay as published, rename it in the overlay:",
          `  - target: ${printTarget(path)}`,
          "    update:",
          `      operationId: ${nameOperation(undefined, method, name)}`,
        ].join("\n"),
      },
    ];
  });
};
