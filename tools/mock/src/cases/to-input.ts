import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseInput } from "@gong-engagement/generator/model/parse-input";
import { isObject } from "@gong-engagement/kit/is-object";
import type { RequestValues } from "./create-request-schema.ts";

/** The same request as the flat input of the SDK's method. */
export const toInput = (operation: OperationModel, request: RequestValues): Readonly<Record<string, unknown>> => {
  const { parameters, renamedBodyProperties, bodyName } = parseInput(operation);
  const input = new Map<string, unknown>();
  for (const { inputName, parameter } of parameters) {
    const values = request[parameter.in] ?? {};
    if (Object.hasOwn(values, parameter.name)) input.set(inputName, values[parameter.name]);
  }
  const { body } = request;
  if (bodyName !== undefined && body !== undefined) input.set(bodyName, body);
  if (bodyName === undefined && isObject(body)) {
    for (const [name, value] of Object.entries(body)) input.set(renamedBodyProperties.get(name) ?? name, value);
  }
  return Object.fromEntries(input);
};
