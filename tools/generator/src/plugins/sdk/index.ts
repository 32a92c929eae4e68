import { config } from "../../config.ts";
import type { ApiModel } from "../../model/api-model.ts";
import type { TagModel } from "../../model/operation-model.ts";
import { toKebabCase } from "../../model/to-identifier.ts";
import { definePlugin, type OperationPair, pairOperations } from "../hey-api.ts";
import { printFunction } from "./print-function.ts";
import { printInput } from "./print-input.ts";
import { printOperations } from "./print-operations.ts";
import { printResource } from "./print-resource.ts";
import { printSdk } from "./print-sdk.ts";

interface Resource {
  readonly tag: TagModel;
  readonly pairs: OperationPair[];
}

const groupByTag = (pairs: readonly OperationPair[]): readonly Resource[] => {
  const resources = new Map<string, Resource>();
  for (const pair of pairs) {
    const { tag } = pair.model;
    const resource = resources.get(tag.className) ?? { tag, pairs: [] };
    resources.set(tag.className, resource);
    resource.pairs.push(pair);
  }
  return [...resources.values()];
};

/**
 * Prints the SDK: for each tag a file with its functions, their inputs and the resource class that holds them as
 * methods, and the class that holds the resources. All of it is exported from the folder's `index`.
 */
export const createSdkPlugin = (api: ApiModel, folder: string, clientPackage: string) =>
  definePlugin("sdk", (plugin) => {
    const place = (file: string) => ({
      getFilePath: () => `${folder}/${file}`,
      getExportFromFilePath: () => [`${folder}/index`],
    });
    const resources = groupByTag(pairOperations(plugin, api)).map(({ tag, pairs }) => {
      const file = place(`resources/${toKebabCase(tag.className.replace(/Resource$/, ""))}`);
      const context = { place: file, clientPackage, handwritten: "../.." };
      const functions = pairs.map((pair) => {
        const input = printInput(plugin, pair, file);
        return { pair, input, symbol: printFunction(plugin, pair, input, context) };
      });
      return { tag, functions, symbol: printResource(plugin, tag, functions, context) };
    });
    printOperations(
      plugin,
      resources.flatMap(({ functions }) => functions),
      { place: { ...place("operations"), getExportFromFilePath: () => [] }, clientPackage, handwritten: ".." },
    );
    printSdk(plugin, resources, { place: place(toKebabCase(config.className)), clientPackage, handwritten: ".." });
  });
