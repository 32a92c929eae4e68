import { code, declare, type PluginSymbol } from "../code.ts";
import type { AnyPlugin, OperationPair } from "../hey-api.ts";
import { printComment, printMembers, printProperties, printString } from "../print-members.ts";
import type { PrintedInput } from "./print-input.ts";
import { importRuntime, type SdkContext } from "./runtime.ts";

interface PrintedOperation {
  readonly pair: OperationPair;
  readonly input: PrintedInput;
  readonly symbol: PluginSymbol;
}

/** The name that the idempotency key has in the flat input. None, if the body is not flat. */
const findKey = ({ model: { idempotencyKey } }: OperationPair, { model }: PrintedInput): string | undefined =>
  idempotencyKey === undefined || model.bodyName !== undefined
    ? undefined
    : (model.renamedBodyProperties.get(idempotencyKey) ?? idempotencyKey);

/** Prints all operations by their names: the types of their inputs, and the functions that send them. */
export const printOperations = (
  plugin: AnyPlugin,
  operations: readonly PrintedOperation[],
  context: SdkContext,
): void => {
  const { OperationEntry } = importRuntime(plugin, context);
  const inputs = plugin.symbol("OperationInputs", { ...context.place, meta: { category: "sdk", role: "inputs" } });
  const members = operations.map(({ pair, input }) => ({ name: pair.model.operationId, type: input.type }));
  const inputsComment = printComment(["The input of each operation, by the operation's name."]);
  declare(plugin, inputs, "type", code`${inputsComment}export type ${inputs} = ${printMembers(members)};`);

  const entries = operations.map(({ pair, input, symbol }) => {
    const key = findKey(pair, input);
    const properties = [
      ["send", symbol] as const,
      ...(key === undefined ? [] : [["idempotencyKey", printString(key)] as const]),
    ];
    return [pair.model.operationId, printProperties(properties)] as const;
  });
  const map = plugin.symbol("operations", { ...context.place, meta: { category: "sdk", role: "operations" } });
  const comment = printComment(["Each operation by its name, for code that is given the name: a queue, or a command."]);
  declare(
    plugin,
    map,
    "var",
    code`${comment}export const ${map}: {
      readonly [Name in keyof ${inputs}]: ${OperationEntry}<${inputs}[Name]>;
    } = ${printProperties(entries)};`,
  );
};
