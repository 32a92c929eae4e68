import type { Service } from "../operation.ts";
import type { AnyAuth, AuthContext, SchemeCredential } from "./auth.ts";

/** Credentials that are given under the names of their security schemes, and the options without these. */
export interface NamedCredentials {
  readonly schemes: ReadonlyMap<string, SchemeCredential>;
  readonly others: AnyAuth;
}

/**
 * Reads the credentials that are given under the names of their security schemes.
 *
 * @throws GongConfigError if one cannot be sent.
 */
export const readNamed = (
  { securitySchemes }: Pick<Service, "securitySchemes">,
  given: AnyAuth,
  context: AuthContext,
): NamedCredentials => {
  const schemes = new Map<string, SchemeCredential>();
  const isPair = given.accessKey !== undefined && given.accessKeySecret !== undefined;
  for (const [name, { read }] of Object.entries(securitySchemes)) {
    // A scheme may be called as one of the pair.
    const value: unknown = isPair && /^accessKey(Secret)?$/.test(name) ? undefined : Reflect.get(given, name);
    if (read && value !== undefined) schemes.set(name, read(name, value, context));
  }
  const taken = Object.fromEntries([...schemes.keys()].map((name) => [name, undefined]));
  return { schemes, others: schemes.size > 0 ? { ...given, ...taken } : given };
};
