import { $ } from "@hey-api/openapi-ts";
import { type InputModel, parseInput } from "../../model/parse-input.ts";
import type { AnyPlugin } from "../define-plugin.ts";
import { type OperationPair, referenceOperationType, type TypeNode } from "../operation-types.ts";
import { findParameterSchema } from "../parameter-schema.ts";
import { printDescription } from "../print-documentation.ts";
import { printSchema } from "../print-schema.ts";
import type { Place } from "./runtime.ts";

/** The input type of one operation, and how its members are told apart again. */
export interface PrintedInput {
  readonly model: InputModel;
  readonly type: ReturnType<AnyPlugin["symbol"]>;
}

/** The body as the caller gives it: a flat one with the names that it has in the input. */
const printBody = (plugin: AnyPlugin, { model: { body }, operation }: OperationPair, input: InputModel) => {
  const data = referenceOperationType(plugin, operation, "data");
  if (!body || !data) return undefined;
  const member = data.idx($.type.literal("body"));
  const whole: TypeNode = body.required ? member : $.type("Exclude").generic(member).generic("undefined");
  if (!body.properties) {
    return $.type
      .object()
      .prop(input.bodyName ?? "body", (property) => (body.required ? property : property.optional()).type(whole));
  }
  const flat = !body.required && body.requiredProperties.length > 0 ? $.type("Partial").generic(whole) : whole;
  if (input.renamedBodyProperties.size === 0) return flat;

  const names = [...input.renamedBodyProperties.keys()].map((name) => $.type.literal(name));
  const renamed = $.type.object();
  for (const [name, inputName] of input.renamedBodyProperties) {
    const isRequired = body.required && body.requiredProperties.includes(name);
    const type = whole.idx($.type.literal(name));
    renamed.prop(inputName, (property) => (isRequired ? property : property.optional()).type(type));
  }
  return $.type.and(
    $.type("Omit")
      .generic(flat)
      .generic($.type.or(...names)),
    renamed,
  );
};

const printParameters = (plugin: AnyPlugin, { operation }: OperationPair, { parameters }: InputModel) => {
  if (parameters.length === 0) return undefined;
  const object = $.type.object();
  for (const { inputName, parameter } of parameters) {
    object.prop(inputName, (property) =>
      (parameter.required ? property : property.optional())
        .doc(printDescription(parameter))
        .type(printSchema(plugin, findParameterSchema(operation, parameter))),
    );
  }
  return object;
};

/** Prints the flat input type of one operation. */
export const printInput = (plugin: AnyPlugin, pair: OperationPair, place: Place): PrintedInput => {
  const model = parseInput(pair.model);
  const parts = [printParameters(plugin, pair, model), printBody(plugin, pair, model)].filter(
    (part) => part !== undefined,
  );
  const [only = $.type.object(), ...more] = parts;
  const type = plugin.symbol(`${pair.model.typeName}Input`, {
    ...place,
    meta: { category: "type", resource: "operation", resourceId: pair.operation.id, role: "input" },
  });
  plugin.node(
    $.type
      .alias(type)
      .export()
      .doc([`Input of {@link ${pair.model.operationId}}.`])
      .type(more.length === 0 ? only : $.type.and(only, ...more)),
  );
  return { model, type };
};
