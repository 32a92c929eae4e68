import { $ } from "@hey-api/openapi-ts";
import { config } from "../../config.ts";
import type { TagModel } from "../../model/operation-model.ts";
import type { AnyPlugin } from "../hey-api.ts";
import { printTagDocumentation } from "../print-documentation.ts";
import { importRuntime, type SdkContext } from "./runtime.ts";

interface PrintedResource {
  readonly tag: TagModel;
  readonly symbol: ReturnType<AnyPlugin["symbol"]>;
}

/** Prints the class that holds one resource for each tag. */
export const printSdk = (plugin: AnyPlugin, resources: readonly PrintedResource[], context: SdkContext): void => {
  const { Sdk, ClientOptions } = importRuntime(plugin, context);
  const symbol = plugin.symbol(config.className, context.place);
  const sdk = $.class(symbol)
    .export()
    .doc(["The API with one property for each of its tags. Options and what they default to: {@link ClientOptions}."])
    .extends(Sdk);
  for (const { tag, symbol: resource } of resources) {
    sdk.field(tag.propertyName, (field) => field.doc(printTagDocumentation(tag)).readonly().type($.type(resource)));
  }
  sdk.newline();
  sdk.init((init) => {
    init
      .doc(["@throws GongConfigError if an option is wrong or credentials are missing."])
      .param("options", (param) => param.optional().type($.type(ClientOptions)))
      .do($("super").call("options"));
    for (const { tag, symbol: resource } of resources) {
      init.do(
        $("this")
          .attr(tag.propertyName)
          .assign($.new(resource).args($("this").attr("client"))),
      );
    }
  });
  plugin.node(sdk);
};
