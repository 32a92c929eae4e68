import { $ } from "@hey-api/openapi-ts";
import type { ApiModel } from "../../model/api-model.ts";
import { parseSecuritySchemes, type SecuritySchemeModel } from "../../model/parse-security-schemes.ts";
import type { AnyPlugin } from "../hey-api.ts";
import { importRuntime } from "./runtime.ts";

const printReader = (plugin: AnyPlugin, { type, prefix, name, in: place }: SecuritySchemeModel) =>
  type === "apiKey"
    ? importRuntime(plugin, "createKeyReader", "named-credentials").call($.fromValue({ in: place, name }))
    : importRuntime(plugin, "createTokenReader", "named-credentials").call($.literal(prefix));

/** Which of access key and bearer token satisfies a scheme. */
const acceptedBy = ({ type, scheme = "" }: SecuritySchemeModel): string | undefined => {
  if (type === "oauth2" || type === "openIdConnect") return "bearer";
  return /^(basic|bearer)$/.test(scheme) ? scheme : undefined;
};

/** Prints what satisfies each security scheme, but for client certificates, which are a matter of the connection. */
export const printSecuritySchemes = (plugin: AnyPlugin, { document }: ApiModel): object => {
  const schemes = parseSecuritySchemes(document).filter(([, { type }]) => type !== "mutualTLS");
  const printed = schemes.map(([name, model]) => {
    const accepts = acceptedBy(model);
    return [name, { ...(accepts ? { accepts } : {}), ...(model.isNamed ? { read: printReader(plugin, model) } : {}) }];
  });
  return {
    securitySchemes: Object.fromEntries(printed),
    ...(schemes.some(([, { isNamed }]) => isNamed)
      ? { readNamed: importRuntime(plugin, "readNamed", "named-credentials") }
      : {}),
  };
};
