import { $ } from "@hey-api/openapi-ts";
import type { ApiModel } from "../../model/api-model.ts";
import { parseSecuritySchemes } from "../../model/parse-security-schemes.ts";
import type { AnyPlugin } from "../hey-api.ts";
import { printDescription } from "../print-documentation.ts";

/** Prints the type of the credentials that are given under the names of their security schemes. */
export const printSchemeCredentials = (plugin: AnyPlugin, { document }: ApiModel, file: string): void => {
  const provider = () =>
    plugin.symbolFactory.register("TokenProvider", { external: "../auth/token-provider.ts", kind: "type" });
  const object = $.type.object();
  const schemes = parseSecuritySchemes(document).filter(([, { isNamed }]) => isNamed);
  for (const [name, scheme] of schemes) {
    object.prop(name, (property) =>
      property
        .readonly()
        .optional()
        .doc(printDescription(scheme))
        .type(scheme.type === "apiKey" ? $.type("string") : $.type.or($.type("string"), $.type(provider()))),
    );
  }
  const documentation = [
    "Credentials of the security schemes that are known by their names alone: of all but HTTP Basic and the only one of",
    "HTTP Bearer.",
  ];
  plugin.node(
    $.type
      .alias(plugin.symbol("SchemeCredentials", { getFilePath: () => file }))
      .export()
      .doc(documentation)
      .type(schemes.length > 0 ? object : $.type("never")),
  );
};
