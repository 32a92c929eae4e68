import { $ } from "@hey-api/openapi-ts";
import type { ApiModel } from "../../model/api-model.ts";
import { type AnyPlugin, definePlugin } from "../define-plugin.ts";
import { pairOperations } from "../operation-types.ts";
import { printOperationSummary } from "../print-documentation.ts";
import { printOperation } from "./print-operation.ts";

/** Prints the `paths` type that openapi-fetch reads, in terms of hey-api's types. */
export const createPathsPlugin = (api: ApiModel, folder: string) =>
  definePlugin("paths", (plugin: AnyPlugin) => {
    const byPath = new Map<string, ReturnType<typeof $.type.object>>();
    for (const pair of pairOperations(plugin, api)) {
      const { method, path } = pair.model;
      const pathItem = byPath.get(path) ?? $.type.object();
      byPath.set(path, pathItem);
      pathItem.prop(method, (property) =>
        property.doc(printOperationSummary(pair.model)).type(printOperation(plugin, pair)),
      );
    }
    const paths = $.type.object();
    for (const [path, pathItem] of byPath) paths.prop(path, (property) => property.type(pathItem));
    const symbol = plugin.symbol("paths", {
      getFilePath: () => `${folder}/paths`,
      getExportFromFilePath: () => [`${folder}/index`],
      meta: { category: "type", resource: "paths" },
    });
    plugin.node(
      $.type
        .alias(symbol)
        .export()
        .doc(["Every path of the API with its operations, in the form that openapi-fetch reads."])
        .type(paths),
    );
  });
