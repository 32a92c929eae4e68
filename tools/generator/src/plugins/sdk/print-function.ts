import { $ } from "@hey-api/openapi-ts";
import { parameterPlaces } from "../../model/openapi.ts";
import type { InputModel } from "../../model/parse-input.ts";
import { isIdentifier } from "../../model/to-identifier.ts";
import type { AnyPlugin } from "../define-plugin.ts";
import { type OperationPair, referenceOperationType } from "../operation-types.ts";
import { printOperationDocumentation } from "../print-documentation.ts";
import type { PrintedInput } from "./print-input.ts";
import { importRuntime, type SdkContext } from "./runtime.ts";

/** hey-api takes one pair of quotes off any name that is no identifier. */
const inputMember = (name: string) => $("input").attr(isIdentifier(name) ? name : `"${name}"`);

const printParameters = (plugin: AnyPlugin, { parameters }: InputModel, context: SdkContext) => {
  const { ownMember } = importRuntime(plugin, context);
  const member = (name: string) =>
    name in Object.prototype ? $(ownMember).call($("input"), $.literal(name)) : inputMember(name);
  const params = $.object();
  for (const place of parameterPlaces) {
    const members = parameters.filter(({ parameter }) => parameter.in === place);
    if (members.length === 0) continue;
    const group = $.object();
    for (const { parameter, inputName } of members) group.prop(parameter.name, member(inputName));
    params.prop(place, group);
  }
  return params;
};

/** The body of the request: all of the input that is no parameter, under the names that the spec gives. */
const printBody = (plugin: AnyPlugin, { model: { body } }: OperationPair, input: InputModel, context: SdkContext) => {
  if (input.bodyName !== undefined) return inputMember(input.bodyName);
  const { omit, unlessEmpty } = importRuntime(plugin, context);
  const names = [...input.parameters.map(({ inputName }) => inputName), ...input.renamedBodyProperties.values()];
  const rest = names.length === 0 ? $("input") : $(omit).call($("input"), $.fromValue(names));
  const renamed = $.object().spread(rest);
  for (const [name, inputName] of input.renamedBodyProperties) renamed.prop(name, inputMember(inputName));
  const flat = input.renamedBodyProperties.size === 0 ? rest : renamed;
  return body?.required ? flat : $(unlessEmpty).call(flat);
};

/** The type that a call resolves with; `undefined` if no response has a body. */
export const printResult = (plugin: AnyPlugin, { operation }: OperationPair) =>
  referenceOperationType(plugin, operation, "response") ?? $.type("undefined");

/** Prints the standalone function of one operation. */
export const printFunction = (plugin: AnyPlugin, pair: OperationPair, input: PrintedInput, context: SdkContext) => {
  const { model, operation } = pair;
  const { call, CallOptions, CallPromise, ClientSource } = importRuntime(plugin, context);
  const request = $.object();
  if (model.parameters.length > 0) request.prop("params", printParameters(plugin, input.model, context));
  if (model.body) request.prop("body", printBody(plugin, pair, input.model, context));
  const inputName = request.isEmpty ? "_input" : "input";

  const symbol = plugin.symbol(model.operationId, {
    ...context.place,
    meta: { category: "sdk", resource: "operation", resourceId: operation.id },
  });
  plugin.node(
    $.func(symbol)
      .export()
      .doc(printOperationDocumentation(model))
      .param("client", (param) => param.type($.type(ClientSource)))
      .param(inputName, (param) => {
        param.type($.type(input.type));
        if (input.model.optional) param.assign($.object());
      })
      .param("options", (param) => param.optional().type($.type(CallOptions)))
      .returns($.type(CallPromise).generic(printResult(plugin, pair)))
      .do(
        $.return(
          $(call).call(
            $("client"),
            $.literal(model.method.toUpperCase()),
            $.literal(model.path),
            request,
            $("options"),
          ),
        ),
      ),
  );
  return symbol;
};
