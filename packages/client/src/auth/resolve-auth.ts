import type { Service } from "../api-metadata.ts";
import { GongConfigError } from "../errors/gong-config-error.ts";
import { isObject } from "../guards.ts";
import { allow, checkOptions } from "../options/check-options.ts";
import { isBrowser, readEnvironment, toBase64 } from "../platform.ts";
import {
  type AnyAuth,
  type AuthContext,
  type AuthProvider,
  type ClientCredentials,
  createStaticAuth,
  findFault,
  findTokenFault,
} from "./auth.ts";
import type { AuthOptions } from "./auth-options.ts";
import { createTokenAuth } from "./create-token-auth.ts";

type Part = keyof AnyAuth;

/** Credentials, and where each comes from, for messages. */
interface GivenAuth {
  readonly values: AnyAuth;
  readonly sourceOf: (part: Part) => string;
}

const variables: { readonly [Name in Part]: string } = {
  accessKey: "ACCESS_KEY",
  accessKeySecret: "ACCESS_KEY_SECRET",
  bearerToken: "BEARER_TOKEN",
};

const parts = Object.keys(variables) as Part[];

const variableOf =
  ({ envPrefix }: Service) =>
  (part: Part): string =>
    `${envPrefix}_${variables[part]}`;

const readAuth = (service: Service): GivenAuth => {
  const sourceOf = variableOf(service);
  const [accessKey, accessKeySecret, token] = parts.map((part) => readEnvironment(sourceOf(part)));
  // A variable that is set to nothing is not set.
  const bearerToken = token || undefined;
  return {
    values: accessKey || accessKeySecret ? { accessKey, accessKeySecret, bearerToken } : { bearerToken },
    sourceOf,
  };
};

/** Finds the access key or the bearer token; `undefined` if both are missing. */
const resolveMain = ({ values, sourceOf }: GivenAuth, context: AuthContext): AuthProvider | undefined => {
  const { accessKey, accessKeySecret, bearerToken } = values;
  const refuse = (part: Part, fault: string): never => {
    throw new GongConfigError(`auth: ${sourceOf(part)} ${fault}`);
  };
  if (accessKey === undefined && accessKeySecret === undefined) {
    if (bearerToken === undefined) return undefined;
    if (typeof bearerToken === "function") return createTokenAuth(bearerToken, context, "Bearer");
    const fault = findTokenFault(bearerToken);
    if (!fault) return createStaticAuth(context, "Bearer", bearerToken);
    return refuse("bearerToken", fault === "is not a string" ? "is neither a string nor a function" : fault);
  }
  if (bearerToken !== undefined) {
    const names = `${sourceOf("accessKey")}, ${sourceOf("bearerToken")}`;
    throw new GongConfigError(`auth: pass either accessKey and accessKeySecret or bearerToken, not both (${names})`);
  }
  for (const part of parts.slice(0, 2)) {
    const fault = findFault(values[part], part === "accessKey");
    if (fault) refuse(part, fault);
  }
  if (!context.allowBrowser && isBrowser()) {
    throw new GongConfigError("auth: visitors could read the secret; see the option dangerouslyAllowBrowser");
  }
  for (const secret of [accessKey, accessKeySecret]) context.redactor.add(String(secret));
  return createStaticAuth(context, "Basic", toBase64(`${accessKey}:${accessKeySecret}`));
};

const listNamed = ({ securitySchemes }: Service): string[] =>
  Object.keys(securitySchemes).filter((name) => securitySchemes[name]?.read);

const listWays = (service: Service): string => {
  const named = listNamed(service).map((name) => JSON.stringify(name));
  const ways = ["accessKey, accessKeySecret", "bearerToken", ...named];
  const [key, secret, token] = parts.map(variableOf(service));
  return `pass ${ways.map((way) => `{ ${way} }`).join(" or ")}, or set ${key} and ${secret}, or ${token}`;
};

/**
 * Finds the credentials in the options, else in the environment.
 *
 * @throws GongConfigError if they are wrong, or if they are missing for a service that has security schemes.
 */
export const resolveAuth = (
  service: Service,
  options: AuthOptions | false | undefined,
  context: AuthContext,
): ClientCredentials => {
  const isGiven = options !== undefined && options !== false;
  if (isGiven && !isObject(options)) throw new GongConfigError(`auth: ${listWays(service)}`);
  const given: GivenAuth = isGiven
    ? { values: Object(options), sourceOf: (part) => part }
    : options === false
      ? { values: {}, sourceOf: String }
      : readAuth(service);
  if (isGiven) {
    checkOptions(given.values, allow([...parts, ...listNamed(service)]), "auth.", GongConfigError);
  }
  const named = service.readNamed?.(service, given.values, context);
  const main = resolveMain(named ? { ...given, values: named.others } : given, context);
  const schemes = new Map(named?.schemes);
  const entries = Object.entries(service.securitySchemes);
  for (const [name, { accepts }] of entries) {
    if (main && main.scheme === accepts && !schemes.has(name)) schemes.set(name, { auth: main });
  }
  const isPublic = options === undefined && entries.length === 0;
  if (options !== false && !main && schemes.size === 0 && !isPublic) {
    throw new GongConfigError(`auth: ${listWays(service)}`);
  }
  return { main, schemes, baseUrl: main?.baseUrl ?? (() => context.baseUrl) };
};
