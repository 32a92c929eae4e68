import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ApiModel } from "../../model/api-model.ts";
import type { PluginSymbol } from "../code.ts";
import { definePlugin, pairOperations } from "../hey-api.ts";
import { printInput } from "../sdk/print-input.ts";
import { createDefinitionPrinter, referTo } from "./print-definitions.ts";
import { printDefinitionsFile, printIndexFile, printInputsFile } from "./print-files.ts";
import { printInputSchema } from "./print-input-schema.ts";

/**
 * The schemas of the API: `plugin` prints the types of the inputs in hey-api's job, and `write` writes the schemas when that
 * has given all types their names.
 *
 * The schemas are printed from the document. hey-api's own plugin for Valibot (0.99) gets a document without what the types do
 * not need, prints a part of the keywords, changes values (`int64` to a BigInt, unknown properties left out), and its
 * messages quote the payload. When it checks all that the contract cases ask for, this folder and
 * `packages/schemas/src/schema` can go.
 */
export const createSchemas = ({ document, operations }: ApiModel, folder: string, typesPackage: string) => {
  const types = new Map<string, PluginSymbol>();

  const plugin = definePlugin("schemas", (instance) => {
    for (const component of Object.keys(document.components?.schemas ?? {})) {
      for (const resourceId of [referTo(component), `${referTo(component)}Writable`]) {
        const symbol = instance.querySymbol({ category: "type", resource: "definition", resourceId });
        if (symbol) types.set(resourceId, symbol);
      }
    }
    const place = { getFilePath: () => `${folder}/input-types`, getExportFromFilePath: () => [] };
    for (const pair of pairOperations(instance, { document, operations })) {
      printInput(instance, pair, place, [`What \`${pair.model.operationId}\` takes.`]);
    }
  });

  const write = async (output: string, header: readonly string[]): Promise<void> => {
    const typeNames = new Map([...types].map(([reference, { finalName }]) => [reference, finalName]));
    types.clear(); // A symbol holds on to all that hey-api has made of the document.
    const printer = createDefinitionPrinter(document, (reference) => typeNames.get(reference));
    const { printed: inputs, referred } = printer.printRequests((print) =>
      operations.map((operation) => ({ operation, code: printInputSchema(operation, print) })),
    );
    const definitions = printer.printDefinitions();
    const files = {
      schemas: printDefinitionsFile(definitions, typesPackage),
      inputs: printInputsFile(inputs, referred),
      index: printIndexFile(definitions, inputs),
    };
    // hey-api makes no folder for a document without operations.
    await mkdir(join(output, folder), { recursive: true });
    for (const [name, lines] of Object.entries(files)) {
      await writeFile(join(output, folder, `${name}.ts`), `${[...header, ...lines].join("\n")}\n`);
    }
  };

  return { plugin, write };
};
