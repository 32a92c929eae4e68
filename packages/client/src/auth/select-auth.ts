import type { Operation, Service } from "../api-metadata.ts";
import { GongConfigError } from "../errors/gong-config-error.ts";
import type { AuthProvider, ClientCredentials, ResolvedScheme } from "./auth.ts";

/** The credentials with which an operation is sent. */
export interface SelectedAuth {
  readonly auth?: AuthProvider | undefined;
  readonly keys?: readonly ResolvedScheme[];
}

type Schemes = Pick<Service, "securitySchemes">["securitySchemes"];

/** Finds what a request needs that has to satisfy all these schemes; there is one header `Authorization`. */
const combine = (
  names: readonly string[],
  schemes: Schemes,
  credentials: ClientCredentials,
): SelectedAuth | undefined => {
  const keys: ResolvedScheme[] = [];
  let auth: AuthProvider | undefined;
  for (const name of names) {
    if (!schemes[name]) continue;
    const credential = credentials.schemes.get(name);
    if (!credential || (auth && credential.auth)) return undefined;
    auth ??= credential.auth;
    if (credential.sign) keys.push(credential);
  }
  return { auth, keys };
};

/**
 * Finds the first security requirement of an operation for which the client has all credentials.
 *
 * @throws GongConfigError if no credentials fit.
 */
export const selectAuth = (
  { operationId, security = [] }: Operation,
  schemes: Schemes,
  credentials: ClientCredentials,
): SelectedAuth => {
  // A spec that says nothing of credentials says nothing against them.
  if (Object.keys(schemes).length === 0) return { auth: credentials.main };
  for (const names of security) {
    const selected = names.length > 0 && combine(names, schemes, credentials);
    if (selected) return selected;
  }
  if (security.length === 0 || security.some((names) => names.length === 0)) return {};
  const needs = security.map((names) => names.join(" and ")).join(" or ");
  const has = [...credentials.schemes.keys()].join(" and ") || "no credentials for that";
  throw new GongConfigError(`auth: ${operationId} needs ${needs}, and the client has ${has}`);
};
