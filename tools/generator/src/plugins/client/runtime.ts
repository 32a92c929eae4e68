import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { $ } from "@hey-api/openapi-ts";
import { readTree } from "../../output/read-tree.ts";
import type { AnyPlugin } from "../hey-api.ts";

const runtimeFolder = fileURLToPath(new URL("../../../runtime", import.meta.url));

/** How a file of the runtime names the handwritten part of the client, and how its copy does. */
const clientSource = { here: '"../../../packages/client/src/', there: '"../' };

const listImports = (code: string): string[] =>
  [...code.matchAll(/from ["']\.\/([\w-]+\.ts)["']/g)].flatMap(([, file]) => file ?? []);

/**
 * Copies the files of the runtime that the generated code imports, and those that they import, beside the generated code.
 *
 * @param folder - absolute, of the generated code of the client
 * @param header - first lines of every file
 */
export const copyRuntime = async (folder: string, header: readonly string[]): Promise<void> => {
  const runtime = new Set((await readdir(runtimeFolder)).filter((file) => !file.includes(".test.")));
  const needed = new Set<string>();
  const need = async (code: string): Promise<void> => {
    for (const file of listImports(code)) {
      if (!runtime.has(file) || needed.has(file)) continue;
      needed.add(file);
      const source = await readFile(join(runtimeFolder, file), "utf8");
      const copy = source.replaceAll(clientSource.here, clientSource.there);
      await writeFile(join(folder, file), `${header.join("\n")}\n\n${copy}`);
      await need(copy);
    }
  };
  for (const [, content] of await readTree(folder)) await need(content.toString("utf8"));
};

/**
 * A function of `tools/generator/runtime`: what only some specs need of the client. What is generated from these imports it
 * from a copy beside it; other clients have no such copy.
 *
 * @param file - name without extension
 */
export const importRuntime = (plugin: AnyPlugin, name: string, file: string) =>
  $(plugin.symbolFactory.register(name, { external: `./${file}.ts` }));
