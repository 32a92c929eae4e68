import type { ApiModel } from "../../model/api-model.ts";
import { code, declare } from "../code.ts";
import { type AnyPlugin, definePlugin, type OperationPair, pairOperations } from "../hey-api.ts";
import { printOperationSummary } from "../print-documentation.ts";
import { printComment, printMembers } from "../print-members.ts";
import { printOperation } from "./print-operation.ts";

const printPathItem = (plugin: AnyPlugin, pairs: readonly OperationPair[]) =>
  printMembers(
    pairs.map((pair) => ({
      name: pair.model.method,
      type: printOperation(plugin, pair),
      documentation: printOperationSummary(pair.model),
    })),
  );

const documentation = ["Every path of the API with its operations, in the form that openapi-fetch reads."];

/** Prints the `paths` type that openapi-fetch reads, in terms of hey-api's types. */
export const createPathsPlugin = (api: ApiModel, folder: string) =>
  definePlugin("paths", (plugin: AnyPlugin) => {
    const pathItems = Map.groupBy(pairOperations(plugin, api), ({ model }) => model.path);
    const paths = printMembers([...pathItems].map(([name, pairs]) => ({ name, type: printPathItem(plugin, pairs) })));
    const symbol = plugin.symbol("paths", {
      getFilePath: () => `${folder}/paths`,
      getExportFromFilePath: () => [`${folder}/index`],
      meta: { category: "type", resource: "paths" },
    });
    declare(plugin, symbol, "type", code`${printComment(documentation)}export type ${symbol} = ${paths};`);
  });
