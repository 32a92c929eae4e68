import { GongConfigError } from "../errors/gong-config-error.ts";
import { service } from "../generated/service.ts";
import { isBrowser } from "../options/is-browser.ts";
import { readEnvironment } from "../options/read-environment.ts";
import type { AnyAuth, Auth, AuthContext, Credentials } from "./auth.ts";
import type { AuthOptions } from "./auth-options.ts";
import { createStaticAuth } from "./create-static-auth.ts";
import { createTokenAuth } from "./create-token-auth.ts";
import { isToken } from "./is-token.ts";
import { toBase64 } from "./to-base64.ts";

const readAuth = (): AnyAuth => ({
  accessKey: readEnvironment("ACCESS_KEY"),
  accessKeySecret: readEnvironment("ACCESS_KEY_SECRET"),
  bearerToken: readEnvironment("BEARER_TOKEN"),
});

const isBasicPart = (part: unknown): part is string => typeof part === "string" && part !== "" && !/\p{Cc}/u.test(part);

/** Finds the access key or the bearer token; `undefined` if there is neither. */
const resolveMain = ({ accessKey, accessKeySecret, bearerToken }: AnyAuth, context: AuthContext): Auth | undefined => {
  if (accessKey === undefined && accessKeySecret === undefined) {
    if (bearerToken === undefined) return undefined;
    if (typeof bearerToken === "function") return createTokenAuth(bearerToken, context, "Bearer");
    if (isToken(bearerToken)) return createStaticAuth(context, "Bearer", bearerToken);
    throw new GongConfigError("auth: bearerToken must be a text without blanks, or a function");
  }
  if (bearerToken !== undefined) {
    throw new GongConfigError("auth: pass either accessKey and accessKeySecret or bearerToken, not both");
  }
  if (!isBasicPart(accessKey) || !isBasicPart(accessKeySecret) || accessKey.includes(":")) {
    throw new GongConfigError("auth: accessKey and accessKeySecret must be texts, and accessKey without a colon");
  }
  if (!context.allowBrowser && isBrowser()) {
    throw new GongConfigError("auth: visitors could read the secret; see the option dangerouslyAllowBrowser");
  }
  for (const secret of [accessKey, accessKeySecret]) context.redactor.add(secret);
  return createStaticAuth(context, "Basic", toBase64(`${accessKey}:${accessKeySecret}`));
};

const listWays = (): string => {
  const { envPrefix, securitySchemes } = service;
  const named = Object.keys(securitySchemes).filter((name) => securitySchemes[name]?.read);
  const ways = ["accessKey, accessKeySecret", "bearerToken", ...named.map((name) => JSON.stringify(name))];
  const variables = `${envPrefix}_ACCESS_KEY and ${envPrefix}_ACCESS_KEY_SECRET, or ${envPrefix}_BEARER_TOKEN`;
  return `pass ${ways.map((way) => `{ ${way} }`).join(" or ")}, or set ${variables}`;
};

/**
 * Finds the credentials in the options, else in the environment.
 *
 * @throws GongConfigError if they are wrong, or if there are none for a service that has security schemes.
 */
export const resolveAuth = (options: AuthOptions | false | undefined, context: AuthContext): Credentials => {
  const given: AnyAuth = Object(options || (options === false ? {} : readAuth()));
  const named = service.readNamed?.(service, given, context);
  const main = resolveMain(named?.others ?? given, context);
  const schemes = new Map(named?.schemes);
  const entries = Object.entries(service.securitySchemes);
  for (const [name, { accepts }] of entries) {
    if (main && main.scheme === accepts && !schemes.has(name)) schemes.set(name, { auth: main });
  }
  const isPublic = options === undefined && entries.length === 0;
  if (options !== false && !main && schemes.size === 0 && !isPublic) throw new GongConfigError(`auth: ${listWays()}`);
  return { main, schemes, baseUrl: main?.baseUrl ?? (() => context.baseUrl) };
};
