import { GongConfigError } from "../errors/gong-config-error.ts";
import { service } from "../generated/service.ts";
import type { Operation } from "../operation.ts";
import type { Auth, Credentials, SchemeCredential } from "./auth.ts";

/** With what an operation is sent. */
export interface ChosenCredentials {
  readonly auth?: Auth | undefined;
  readonly keys?: readonly SchemeCredential[];
}

/** Finds what a request needs that has to satisfy all these schemes; there is one header `Authorization`. */
const combine = (names: readonly string[], credentials: Credentials): ChosenCredentials | undefined => {
  const keys: SchemeCredential[] = [];
  let auth: Auth | undefined;
  for (const name of names) {
    if (!service.securitySchemes[name]) continue;
    const credential = credentials.schemes.get(name);
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
  // A spec that says nothing of credentials says nothing against them.
  if (Object.keys(service.securitySchemes).length === 0) return { auth: credentials.main };
  for (const names of security) {
    const chosen = names.length > 0 && combine(names, credentials);
    if (chosen) return chosen;
  }
  if (security.length === 0 || security.some((names) => names.length === 0)) return {};
  const needs = security.map((names) => names.join(" and ")).join(" or ");
  const has = [...credentials.schemes.keys()].join(" and ") || "no credentials for that";
  throw new GongConfigError(`auth: ${operationId} needs ${needs}, and the client has ${has}`);
};
