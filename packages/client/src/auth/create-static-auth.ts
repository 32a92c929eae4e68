import type { Auth, AuthContext } from "./auth.ts";

/** A credential that never changes. */
export const createStaticAuth = ({ baseUrl, redactor }: AuthContext, scheme: string, secret: string): Auth => {
  redactor.add(secret);
  const credential = { baseUrl, authorization: `${scheme} ${secret}` };
  return {
    scheme: scheme.toLowerCase(),
    baseUrl: () => baseUrl,
    current: () => credential,
    obtain: async () => credential,
    isValid: () => true,
  };
};
