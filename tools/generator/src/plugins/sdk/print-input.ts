import { type InputModel, parseInput } from "../../model/parse-input.ts";
import { type Code, code, declare, type PluginSymbol } from "../code.ts";
import {
  type AnyPlugin,
  findParameterSchema,
  type OperationPair,
  printSchema,
  referenceOperationType,
} from "../hey-api.ts";
import { printDescription } from "../print-documentation.ts";
import { printComment, printMembers, printString } from "../print-members.ts";
import type { Place } from "./runtime.ts";

/** The input type of one operation, and how its members are told apart again. */
export interface PrintedInput {
  readonly model: InputModel;
  readonly type: PluginSymbol;
}

/** The body as the caller gives it: a flat one with the names that it has in the input. */
const printBody = (plugin: AnyPlugin, { model: { body }, operation }: OperationPair, input: InputModel) => {
  const data = referenceOperationType(plugin, operation, "data");
  if (!body || !data) return undefined;
  const whole = body.required ? code`${data}["body"]` : code`Exclude<${data}["body"], undefined>`;
  if (!body.properties) {
    return printMembers([{ name: input.bodyName ?? "body", type: whole, required: body.required }]);
  }
  const flat = !body.required && body.requiredProperties.length > 0 ? code`Partial<${whole}>` : whole;
  if (input.renamedBodyProperties.size === 0) return flat;

  const renamed = [...input.renamedBodyProperties].map(([name, inputName]) => ({
    name: inputName,
    type: code`${whole}[${printString(name)}]`,
    required: body.required && body.requiredProperties.includes(name),
  }));
  const names = [...input.renamedBodyProperties.keys()].map(printString).join(" | ");
  return code`Omit<${flat}, ${names}> & ${printMembers(renamed)}`;
};

const printParameters = (plugin: AnyPlugin, { operation }: OperationPair, { parameters }: InputModel) =>
  parameters.length === 0
    ? undefined
    : printMembers(
        parameters.map(({ inputName, parameter }) => ({
          name: inputName,
          type: printSchema(plugin, findParameterSchema(operation, parameter)),
          required: parameter.required ?? false,
          documentation: printDescription(parameter),
        })),
      );

const join = (one: Code | undefined, other: Code | undefined): Code =>
  one && other ? code`${one} & ${other}` : (one ?? other ?? code`{}`);

/** Prints the flat input type of one operation. */
export const printInput = (
  plugin: AnyPlugin,
  pair: OperationPair,
  place: Place,
  documentation: readonly string[] = [`Input of {@link ${pair.model.operationId}}.`],
): PrintedInput => {
  const model = parseInput(pair.model);
  const type = plugin.symbol(`${pair.model.typeName}Input`, {
    ...place,
    meta: { category: "type", resource: "operation", resourceId: pair.operation.id, role: "input" },
  });
  const comment = printComment(documentation);
  const members = join(printParameters(plugin, pair, model), printBody(plugin, pair, model));
  declare(plugin, type, "type", code`${comment}export type ${type} = ${members};`);
  return { model, type };
};
