import { selectMediaType } from "../../model/media-types.ts";
import { parameterPlaces } from "../../model/openapi.ts";
import type { InputModel } from "../../model/parse-input.ts";
import { listSuccesses } from "../../model/parse-responses.ts";
import { isIdentifier } from "../../model/to-identifier.ts";
import { findCarriedSchema } from "../carried-schemas.ts";
import { type Code, type CodePart, code, declare, type PluginSymbol } from "../code.ts";
import { type AnyPlugin, type OperationPair, printSchema, referenceOperationType } from "../hey-api.ts";
import { sequenceKey } from "../prepare/prepare-bodies.ts";
import { printOperationDocumentation } from "../print-documentation.ts";
import { printComment, printProperties, printString } from "../print-members.ts";
import { isDefaultMisplaced, printStatus } from "../response-roles.ts";
import type { PrintedInput } from "./print-input.ts";
import { importRuntime, type SdkContext } from "./runtime.ts";

const inputMember = (name: string): string => (isIdentifier(name) ? `input.${name}` : `input[${printString(name)}]`);

const printParameters = (plugin: AnyPlugin, { parameters }: InputModel, context: SdkContext): Code => {
  const { ownMember } = importRuntime(plugin, context);
  const printValue = (name: string): CodePart =>
    name in Object.prototype ? code`${ownMember}(input, ${printString(name)})` : inputMember(name);
  return printProperties(
    parameterPlaces.flatMap((place) => {
      const members = parameters.filter(({ parameter }) => parameter.in === place);
      const group = members.map(({ parameter, inputName }) => [parameter.name, printValue(inputName)] as const);
      return group.length === 0 ? [] : [[place, printProperties(group)] as const];
    }),
  );
};

/** The body of the request: all of the input that is not a parameter, under the names that the spec gives. */
const printBody = (
  plugin: AnyPlugin,
  { model: { body } }: OperationPair,
  input: InputModel,
  context: SdkContext,
): CodePart => {
  if (input.bodyName !== undefined) return inputMember(input.bodyName);
  const { omit, unlessEmpty } = importRuntime(plugin, context);
  const names = [...input.parameters.map(({ inputName }) => inputName), ...input.renamedBodyProperties.values()];
  const rest = names.length === 0 ? "input" : code`${omit}(input, [${names.map(printString).join(", ")}])`;
  const renamed = [...input.renamedBodyProperties].map(([name, inputName]) => [name, inputMember(inputName)] as const);
  const flat = renamed.length === 0 ? rest : printProperties(renamed, rest);
  return body?.required ? flat : code`${unlessEmpty}(${flat})`;
};

/** The types of sequences beside another media type: which of them comes the request says, and the response. */
const printSequences = (
  plugin: AnyPlugin,
  operation: OperationPair["operation"],
  { responses }: OperationPair["model"],
  successes: readonly string[],
): readonly CodePart[] =>
  successes.flatMap((status) => {
    const content = responses[status]?.content ?? {};
    const others = Object.keys(content).filter((mediaType) => mediaType !== selectMediaType(content));
    return others.flatMap((mediaType) => {
      const schema = findCarriedSchema(operation, ["response", status, "content", mediaType]);
      return schema && sequenceKey in schema ? [code` | ${printSchema(plugin, schema)}`] : [];
    });
  });

/** The type that a call resolves with. Of an operation for which no success is described, nobody knows. */
export const printResult = (plugin: AnyPlugin, { model, operation }: OperationPair): CodePart => {
  const successes = listSuccesses(model);
  const hasBody = (status: string): boolean => Object.keys(model.responses[status]?.content ?? {}).length > 0;
  const unnamed = successes.length > 0 && !successes.some(hasBody) ? "undefined" : "unknown";
  const responses = referenceOperationType(plugin, operation, "responses");
  const selected =
    responses && isDefaultMisplaced(operation)
      ? code`${responses}[${successes.map(printStatus).join(" | ")}]`
      : (referenceOperationType(plugin, operation, "response") ?? unnamed);
  return code`${[selected, ...printSequences(plugin, operation, model, successes)]}`;
};

/** Prints the standalone function of one operation. */
export const printFunction = (
  plugin: AnyPlugin,
  pair: OperationPair,
  input: PrintedInput,
  context: SdkContext,
): PluginSymbol => {
  const { model, operation } = pair;
  const { sendOperation, CallOptions, CallPromise, ClientSource } = importRuntime(plugin, context);
  const request: (readonly [name: string, value: CodePart])[] = [];
  if (model.parameters.length > 0) request.push(["params", printParameters(plugin, input.model, context)]);
  if (model.body) request.push(["body", printBody(plugin, pair, input.model, context)]);

  const symbol = plugin.symbol(model.operationId, {
    ...context.place,
    meta: { category: "sdk", resource: "operation", resourceId: operation.id },
  });
  // `{}` has a `constructor`, which is not a parameter, or property of the body, of that name.
  const names = [...input.model.parameters.map(({ inputName }) => inputName), ...(model.body?.properties ?? [])];
  const isInherited = names.some((name) => name in Object.prototype);
  const emptyInput = isInherited ? "Object.create(null)" : "{}";
  const inputName = request.length === 0 ? "_input" : "input";
  const method = printString(model.method.toUpperCase());
  declare(
    plugin,
    symbol,
    "function",
    code`${printComment(printOperationDocumentation(model))}export function ${symbol}(
      client: ${ClientSource},
      ${inputName}: ${input.type}${input.model.optional ? ` = ${emptyInput}` : ""},
      options?: ${CallOptions},
    ): ${CallPromise}<${printResult(plugin, pair)}> {
      return ${sendOperation}(client, ${method}, ${printString(model.path)}, ${printProperties(request)}, options);
    }`,
  );
  return symbol;
};
