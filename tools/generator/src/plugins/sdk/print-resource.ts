import { $ } from "@hey-api/openapi-ts";
import type { TagModel } from "../../model/operation-model.ts";
import type { AnyPlugin } from "../define-plugin.ts";
import type { OperationPair } from "../operation-types.ts";
import { printOperationDocumentation, printTagDocumentation } from "../print-documentation.ts";
import { printResult } from "./print-function.ts";
import type { PrintedInput } from "./print-input.ts";
import { importRuntime, type SdkContext } from "./runtime.ts";

type SymbolOf = ReturnType<AnyPlugin["symbol"]>;

/** A printed standalone function. */
export interface PrintedFunction {
  readonly pair: OperationPair;
  readonly input: PrintedInput;
  readonly symbol: SymbolOf;
}

/** Prints the class of one tag: its functions as methods. */
export const printResource = (
  plugin: AnyPlugin,
  tag: TagModel,
  functions: readonly PrintedFunction[],
  context: SdkContext,
): SymbolOf => {
  const { Resource, CallOptions, CallPromise } = importRuntime(plugin, context);
  const symbol = plugin.symbol(tag.className, {
    ...context.place,
    meta: { category: "sdk", resource: "tag", resourceId: tag.className },
  });
  const resource = $.class(symbol).export().doc(printTagDocumentation(tag)).extends(Resource);
  for (const { pair, input, symbol: standalone } of functions) {
    resource.newline();
    resource.method(pair.model.operationId, (method) =>
      method
        .doc(printOperationDocumentation(pair.model))
        .param("input", (param) => (input.model.optional ? param.optional() : param).type($.type(input.type)))
        .param("options", (param) => param.optional().type($.type(CallOptions)))
        .returns($.type(CallPromise).generic(printResult(plugin, pair)))
        .do($.return($(standalone).call($("this").attr("client"), $("input"), $("options")))),
    );
  }
  plugin.node(resource);
  return symbol;
};
