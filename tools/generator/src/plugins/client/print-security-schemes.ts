import { $ } from "@hey-api/openapi-ts";
import type { ApiModel } from "../../model/api-model.ts";
import { parseSecuritySchemes, type SecuritySchemeModel } from "../../model/parse-security-schemes.ts";
import type { AnyPlugin } from "../define-plugin.ts";
import { importHandwritten } from "./import-handwritten.ts";

const printReader = (plugin: AnyPlugin, { type, prefix, name, in: place }: SecuritySchemeModel) =>
  type === "apiKey"
    ? importHandwritten(plugin, "createKeyReader", "auth/create-key-reader").call($.fromValue({ in: place, name }))
    : importHandwritten(plugin, "createTokenReader", "auth/create-token-reader").call($.literal(prefix));

/** Prints the security schemes, each with what reads a credential that is given under its name. */
export const printSecuritySchemes = (plugin: AnyPlugin, { document }: ApiModel): object =>
  Object.fromEntries(
    parseSecuritySchemes(document).map(([name, model]) => [
      name,
      {
        type: model.type,
        ...(model.type === "http" ? { scheme: model.scheme } : {}),
        ...(model.isNamed ? { read: printReader(plugin, model) } : {}),
      },
    ]),
  );
