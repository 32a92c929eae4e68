import { GongConfigError } from "../errors/gong-config-error.ts";
import { service } from "../generated/service.ts";
import type { Operation } from "../operation.ts";
import type { Auth, Credentials, SchemeCredential } from "./auth.ts";

/** With what an operation is sent. */
export interface ChosenCredentials {
  readonly auth?: Auth | undefined;
  readonly keys?: readonly SchemeCredential[];
}

const hasSchemes = Object.keys(service.securitySchemes).length > 0;

const findCredential = (name: string, { main, named }: Credentials): SchemeCredential | undefined => {
  const scheme = service.securitySchemes[name];
  const given = named.get(name);
  if (given || !scheme) return given;
  // A client certificate is a matter of the connection.
  if (scheme.type === "mutualTLS") return {};
  const isOfToken = scheme.scheme === "bearer" || scheme.type === "oauth2" || scheme.type === "openIdConnect";
  return main.scheme && main.scheme === (isOfToken ? "bearer" : scheme.scheme) ? { auth: main } : undefined;
};

/** Finds what a request needs that has to satisfy all these schemes; there is one header `Authorization`. */
const combine = (names: readonly string[], credentials: Credentials): ChosenCredentials | undefined => {
  const keys: SchemeCredential[] = [];
  let auth: Auth | undefined;
  for (const name of names) {
    const credential = findCredential(name, credentials);
    if (!credential || (auth && credential.auth)) return undefined;
    auth ??= credential.auth;
    if (credential.sign) keys.push(credential);
  }
  return { auth, keys };
};

/**
 * Finds the first of the alternatives of an operation for which the client has credentials.
 *
 * @throws GongConfigError if it has none that the operation accepts.
 */
export const chooseCredentials = (
  { operationId, security = [] }: Operation,
  credentials: Credentials,
): ChosenCredentials => {
  for (const names of security) {
    const chosen = names.length > 0 && combine(names, credentials);
    if (chosen) return chosen;
  }
  const { main, named } = credentials;
  // A spec that says nothing of credentials says nothing against them.
  if (!hasSchemes && main.scheme) return { auth: main };
  if (security.length === 0 || security.some((names) => names.length === 0)) return {};
  const has = [...(main.scheme ? [main.scheme] : []), ...named.keys()].join(" and ") || "no credentials";
  throw new GongConfigError(
    `auth: ${operationId} needs ${security.map((names) => names.join(" and ")).join(" or ")}, and the client has ${has}`,
  );
};
