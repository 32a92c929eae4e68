import { type DefinePlugin, definePluginConfig } from "@hey-api/openapi-ts";

type Definition = DefinePlugin<{ name: string }>;

/** What a plugin reads from hey-api and where it puts its nodes. */
export type AnyPlugin = Definition["Instance"];

/** A hey-api plugin that runs after hey-api's own types have been registered. */
export const definePlugin = (name: string, print: (plugin: AnyPlugin) => void) =>
  definePluginConfig<Definition["Types"]>({
    name,
    config: {},
    dependencies: ["@hey-api/typescript"],
    handler: ({ plugin }) => print(plugin),
  })();
