import { GongConfigError } from "../errors/gong-config-error.ts";
import { service } from "../generated/service.ts";
import { isBrowser } from "../options/is-browser.ts";
import { readEnvironment } from "../options/read-environment.ts";
import type { Redactor } from "../redact/create-redactor.ts";
import type { Auth } from "./auth.ts";
import type { AuthOptions, BasicAuth, BearerAuth } from "./auth-options.ts";
import { createStaticAuth } from "./create-static-auth.ts";
import { createTokenAuth } from "./create-token-auth.ts";
import { isToken } from "./is-token.ts";
import { toBase64 } from "./to-base64.ts";

/** What both kinds of credentials may be made of; which of them is given is found out. */
type AnyAuth = { readonly [Name in keyof (BasicAuth & BearerAuth)]?: (BasicAuth & BearerAuth)[Name] | undefined };

const readAuth = (): AnyAuth => ({
  accessKey: readEnvironment("ACCESS_KEY"),
  accessKeySecret: readEnvironment("ACCESS_KEY_SECRET"),
  bearerToken: readEnvironment("BEARER_TOKEN"),
});

const isBasicPart = (part: unknown): part is string => typeof part === "string" && part !== "" && !/\p{Cc}/u.test(part);

/** Finds the credentials in the options, else in the environment. */
export const resolveAuth = (
  options: AuthOptions | false | undefined,
  baseUrl: string,
  redactor: Redactor,
  allowBrowser = false,
): Auth => {
  if (options === false) return createStaticAuth(baseUrl);
  const { accessKey, accessKeySecret, bearerToken }: AnyAuth = options ?? readAuth();
  const isBasic = accessKey !== undefined || accessKeySecret !== undefined;
  if (isBasic === (bearerToken !== undefined)) {
    const { envPrefix } = service;
    throw new GongConfigError(
      `auth: pass { accessKey, accessKeySecret } or { bearerToken }${isBasic ? ", not both" : ""}, or set ${envPrefix}_ACCESS_KEY and ${envPrefix}_ACCESS_KEY_SECRET, or ${envPrefix}_BEARER_TOKEN`,
    );
  }
  if (typeof bearerToken === "function") return createTokenAuth(bearerToken, baseUrl, redactor);
  if (isBasic) {
    if (!isBasicPart(accessKey) || !isBasicPart(accessKeySecret) || accessKey.includes(":")) {
      throw new GongConfigError("auth: accessKey and accessKeySecret must be texts, and accessKey without a colon");
    }
    if (!allowBrowser && isBrowser()) {
      throw new GongConfigError("auth: visitors could read the secret; see the option dangerouslyAllowBrowser");
    }
    const userPass = toBase64(`${accessKey}:${accessKeySecret}`);
    for (const secret of [accessKey, accessKeySecret, userPass]) redactor.add(secret);
    return createStaticAuth(baseUrl, "basic", userPass);
  }
  if (!isToken(bearerToken))
    throw new GongConfigError("auth: bearerToken must be a text without blanks, or a function");
  redactor.add(bearerToken);
  return createStaticAuth(baseUrl, "bearer", bearerToken);
};
