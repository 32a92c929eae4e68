import { GongConfigError } from "../errors/gong-config-error.ts";
import { service } from "../generated/service.ts";
import { isBrowser } from "../options/is-browser.ts";
import { readEnvironment } from "../options/read-environment.ts";
import type { Auth, AuthContext, Credentials, SchemeCredential } from "./auth.ts";
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

/** Finds the access key or the bearer token; `undefined` if there is neither. */
const resolveMain = ({ accessKey, accessKeySecret, bearerToken }: AnyAuth, context: AuthContext): Auth | undefined => {
  const { baseUrl, redactor, allowBrowser } = context;
  const isBasic = accessKey !== undefined || accessKeySecret !== undefined;
  if (isBasic && bearerToken !== undefined) {
    throw new GongConfigError("auth: pass either accessKey and accessKeySecret or bearerToken, not both");
  }
  if (typeof bearerToken === "function") return createTokenAuth(bearerToken, context);
  if (isBasic) {
    if (!isBasicPart(accessKey) || !isBasicPart(accessKeySecret) || accessKey.includes(":")) {
      throw new GongConfigError("auth: accessKey and accessKeySecret must be texts, and accessKey without a colon");
    }
    if (!allowBrowser && isBrowser()) {
      throw new GongConfigError("auth: visitors could read the secret; see the option dangerouslyAllowBrowser");
    }
    const userPass = toBase64(`${accessKey}:${accessKeySecret}`);
    for (const secret of [accessKey, accessKeySecret, userPass]) redactor.add(secret);
    return createStaticAuth(baseUrl, `Basic ${userPass}`, "basic");
  }
  if (bearerToken === undefined) return undefined;
  if (!isToken(bearerToken)) {
    throw new GongConfigError("auth: bearerToken must be a text without blanks, or a function");
  }
  redactor.add(bearerToken);
  return createStaticAuth(baseUrl, `Bearer ${bearerToken}`, "bearer");
};

/** Finds what is given under the name of a security scheme. */
const readNamed = (given: AnyAuth, context: AuthContext): ReadonlyMap<string, SchemeCredential> => {
  const named = new Map<string, SchemeCredential>();
  const isPair = given.accessKey !== undefined && given.accessKeySecret !== undefined;
  for (const [name, { read }] of Object.entries(service.securitySchemes)) {
    // A scheme may be called as one of the pair.
    const value: unknown = isPair && /^accessKey(Secret)?$/.test(name) ? undefined : Reflect.get(given, name);
    if (read && value !== undefined) named.set(name, read(name, value, context));
  }
  return named;
};

const listWays = (): string => {
  const { envPrefix, securitySchemes } = service;
  const names = Object.keys(securitySchemes).filter((name) => securitySchemes[name]?.read);
  const ways = [
    "{ accessKey, accessKeySecret }",
    "{ bearerToken }",
    ...names.map((name) => `{ ${JSON.stringify(name)} }`),
  ];
  return `pass ${ways.join(" or ")}, or set ${envPrefix}_ACCESS_KEY and ${envPrefix}_ACCESS_KEY_SECRET, or ${envPrefix}_BEARER_TOKEN`;
};

/**
 * Finds the credentials in the options, else in the environment.
 *
 * @throws GongConfigError if they are wrong, or if there are none for a service that has security schemes.
 */
export const resolveAuth = (options: AuthOptions | false | undefined, context: AuthContext): Credentials => {
  const given: AnyAuth = Object(options || (options === false ? {} : readAuth()));
  const named = readNamed(given, context);
  const others = Object.fromEntries([...named.keys()].map((name) => [name, undefined]));
  const main = resolveMain(named.size > 0 ? { ...given, ...others } : given, context);
  const isPublic = options === undefined && Object.keys(service.securitySchemes).length === 0;
  if (options !== false && !main && named.size === 0 && !isPublic) throw new GongConfigError(`auth: ${listWays()}`);
  return { main: main ?? createStaticAuth(context.baseUrl), named };
};
