import { $ } from "@hey-api/openapi-ts";
import type { AnyPlugin } from "../define-plugin.ts";

/**
 * A function of `tools/generator/runtime`: what only some specs need of the client. What is generated from these imports it
 * from a copy beside it; other clients have no such copy.
 *
 * @param file - name without extension
 */
export const importRuntime = (plugin: AnyPlugin, name: string, file: string) =>
  $(plugin.symbolFactory.register(name, { external: `./${file}.ts` }));
