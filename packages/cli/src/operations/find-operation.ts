import type { NewEvent, OperationName } from "@gong-engagement/outbox";
import { inputSchemas } from "@gong-engagement/schemas";
import { operations } from "@gong-engagement/sdk";
import { UsageError } from "../errors.ts";
import { describeOperation, type OperationDescription, operationNames } from "./describe-operation.ts";

const isOperationName = (name: string): name is OperationName => Object.hasOwn(operations, name);

/** An event whose input fits the schema of its operation. */
export const isNewEvent = (event: { readonly operation: string; readonly input: object }): event is NewEvent =>
  isOperationName(event.operation);

/**
 * An operation by its name, upper and lower case alike.
 *
 * @throws UsageError that lists the names.
 */
export const findOperation = (
  name: string,
): OperationDescription & { readonly name: OperationName; readonly schema: (typeof inputSchemas)[OperationName] } => {
  const found = operationNames.find((known) => known.toLowerCase() === name.toLowerCase());
  const description = found === undefined ? undefined : describeOperation(found);
  if (found === undefined || !description || !isOperationName(found)) {
    throw new UsageError(`There is no operation ${name}. There are:\n  ${operationNames.join("\n  ")}`);
  }
  return { ...description, name: found, schema: inputSchemas[found] };
};
