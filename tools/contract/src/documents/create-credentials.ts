import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseSecuritySchemes } from "@gong-engagement/generator/model/parse-security-schemes";

/**
 * Credentials under which a client sends an operation, as its option `auth`; `undefined` if two would have to be in the
 * one `Authorization` header.
 */
export const createCredentials = (
  document: OpenApiDocument,
  { security }: OperationModel,
): Readonly<Record<string, string>> | false | undefined => {
  const schemes = new Map(parseSecuritySchemes(document));
  // Documents that say nothing of credentials may ask for them all the same.
  if (schemes.size === 0) return { bearerToken: "token" };
  const alternatives = security.filter(
    (names) => names.filter((name) => schemes.get(name)?.type !== "apiKey").length < 2,
  );
  const [names = []] = alternatives;
  if (security.length > 0 && alternatives.length === 0) return undefined;
  const credentials = names.map((name): Readonly<Record<string, string>> => {
    const scheme = schemes.get(name);
    if (scheme?.isNamed) return { [name]: "credential" };
    return scheme?.scheme === "basic" ? { accessKey: "key", accessKeySecret: "secret" } : { bearerToken: "token" };
  });
  return credentials.length > 0 && Object.assign({}, ...credentials);
};
