import { $ } from "@hey-api/openapi-ts";
import { config } from "../../config.ts";
import type { ApiModel } from "../../model/api-model.ts";
import type { OperationModel } from "../../model/operation-model.ts";
import { parseOperationMetadata } from "../../model/parse-operation-metadata.ts";
import { parseService } from "../../model/parse-service.ts";
import { type AnyPlugin, definePlugin } from "../hey-api.ts";
import { printRequestWriter } from "./print-request-writer.ts";
import { printResponses } from "./print-responses.ts";
import { printSchemeCredentials } from "./print-scheme-credentials.ts";
import { printSecuritySchemes } from "./print-security-schemes.ts";
import { importRuntime } from "./runtime.ts";

interface Constant {
  readonly file: string;
  readonly name: string;
  readonly type: string;
  readonly documentation: string;
  readonly value: object;
}

const printConstant = (plugin: AnyPlugin, { file, name, type, documentation, value }: Constant): void => {
  const symbol = plugin.symbol(name, { getFilePath: () => file });
  const typeSymbol = plugin.symbolFactory.register(type, { external: "../api-metadata.ts", kind: "type" });
  plugin.node(
    $.const(symbol)
      .export()
      .doc([documentation])
      .type($.type(typeSymbol))
      .assign($.fromValue(value, { layout: "pretty" })),
  );
};

const printAlternativeServer = (plugin: AnyPlugin, { server }: OperationModel): object => {
  if (server === undefined) return {};
  const create = importRuntime(plugin, "createAlternativeServer", "alternative-server");
  return { alternativeServer: create.call($.literal(server)) };
};

/** Prints what the client knows of the service and of each operation, as data. */
export const createClientPlugin = (api: ApiModel, folder: string, version: string) =>
  definePlugin("client", (plugin) => {
    printConstant(plugin, {
      file: `${folder}/service`,
      name: "service",
      type: "Service",
      documentation: "Server, security schemes and rate limit of the service, and the version of this package.",
      value: {
        ...parseService(api.document),
        ...printSecuritySchemes(plugin, api),
        envPrefix: config.envPrefix,
        version,
      },
    });
    printSchemeCredentials(plugin, api, `${folder}/scheme-credentials`);
    printConstant(plugin, {
      file: `${folder}/operations`,
      name: "operations",
      type: "Operations",
      documentation: "Every operation of the API by method and path.",
      value: Object.fromEntries(
        api.operations.map((operation) => {
          const metadata = parseOperationMetadata(api.document, operation);
          return [
            `${operation.method.toUpperCase()} ${operation.path}`,
            {
              ...metadata,
              ...printResponses(plugin, metadata),
              ...printAlternativeServer(plugin, operation),
              ...printRequestWriter(plugin, api, operation),
            },
          ];
        }),
      ),
    });
  });
