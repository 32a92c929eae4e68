import type { TagModel } from "../../model/operation-model.ts";
import { code, declare, type PluginSymbol } from "../code.ts";
import type { AnyPlugin, OperationPair } from "../hey-api.ts";
import { printOperationDocumentation, printTagDocumentation } from "../print-documentation.ts";
import { printComment } from "../print-members.ts";
import { printResult } from "./print-function.ts";
import type { PrintedInput } from "./print-input.ts";
import { importRuntime, type SdkContext } from "./runtime.ts";

/** A printed standalone function. */
export interface PrintedFunction {
  readonly pair: OperationPair;
  readonly input: PrintedInput;
  readonly symbol: PluginSymbol;
}

/** Prints the class of one tag: its functions as methods. */
export const printResource = (
  plugin: AnyPlugin,
  tag: TagModel,
  functions: readonly PrintedFunction[],
  context: SdkContext,
): PluginSymbol => {
  const { Resource, CallOptions, CallPromise } = importRuntime(plugin, context);
  const symbol = plugin.symbol(tag.className, {
    ...context.place,
    meta: { category: "sdk", resource: "tag", resourceId: tag.className },
  });
  const methods = functions.map(({ pair, input, symbol: standalone }) => {
    const parameters = code`input${input.model.optional ? "?" : ""}: ${input.type}, options?: ${CallOptions}`;
    return code`
      ${printComment(printOperationDocumentation(pair.model))}${pair.model.operationId}(${parameters}): ${CallPromise}<${printResult(plugin, pair)}> {
        return ${standalone}(this.client, input, options);
      }
    `;
  });
  declare(
    plugin,
    symbol,
    "class",
    code`${printComment(printTagDocumentation(tag))}export class ${symbol} extends ${Resource} {${methods}}`,
  );
  return symbol;
};
