import { config } from "../../config.ts";
import { handwrittenNames } from "../../handwritten-names.ts";
import { nameOperation, nameOperations } from "../../model/name-operation.ts";
import { nameResource } from "../../model/name-resource.ts";
import type { JsonObject } from "../json.ts";
import { printTarget } from "../json-path.ts";
import type { Finding } from "../report/finding.ts";
import { listOperations } from "./list-operations.ts";

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const listPathOperations = (document: JsonObject) =>
  listOperations(document)
    .filter(({ path: [section] }) => section === "paths")
    .map(({ path, name, method, operation: { operationId, tags } }) => ({
      pointer: path,
      path: name,
      method,
      operationId: textOf(operationId),
      resource: nameResource(Array.isArray(tags) ? textOf(tags[0]) : undefined),
    }));

/**
 * Refuses operationIds whose function, or type of errors, would have the name of something else that the SDK exports.
 * The other names need no check: nothing handwritten ends in `Resource` or `Input`, and schemas give way.
 */
export const checkSdkNames = (document: JsonObject): Finding[] => {
  const operations = listPathOperations(document);
  const names = nameOperations(operations);
  const taken = new Set([
    ...handwrittenNames,
    config.className,
    ...operations.map(({ resource }) => resource),
    ...names.map(({ typeName }) => `${typeName}Input`),
  ]);
  return operations.flatMap(({ pointer, path, method, operationId }, index): Finding[] => {
    const { operationId: name = "", typeName = "" } = names[index] ?? {};
    const collision = [name, `${typeName}Error`].find((candidate) => taken.has(candidate));
    if (operationId === undefined || collision === undefined) return [];
    const message = `The operationId \`${operationId}\` gives the name \`${collision}\`, which the SDK exports already.`;
    const remedy = [
      "Rename it here. If the document is to stay as published, rename it in the overlay:",
      `  - target: ${printTarget(document, pointer)}`,
      "    update:",
      `      operationId: ${nameOperation({ method, path }).operationId}`,
    ].join("\n");
    return [{ path: [...pointer, "operationId"], message, remedy }];
  });
};
