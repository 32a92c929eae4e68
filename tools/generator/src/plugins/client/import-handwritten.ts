import { $ } from "@hey-api/openapi-ts";
import type { AnyPlugin } from "../define-plugin.ts";

/**
 * A function of the client package. What only some specs need is imported by what is generated from these, and so is in no
 * other client.
 *
 * @param file - below `src`, without extension
 */
export const importHandwritten = (plugin: AnyPlugin, name: string, file: string) =>
  $(plugin.symbolFactory.register(name, { external: `../${file}.ts` }));
