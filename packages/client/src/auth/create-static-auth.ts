import type { Auth } from "./auth.ts";

/** Credentials that never change, or none. */
export const createStaticAuth = (baseUrl: string, scheme?: "basic" | "bearer", parameter?: string): Auth => {
  const credential = scheme
    ? { baseUrl, authorization: `${scheme === "basic" ? "Basic" : "Bearer"} ${parameter}` }
    : { baseUrl };
  return {
    ...(scheme && { scheme }),
    baseUrl: () => baseUrl,
    current: () => credential,
    obtain: async () => credential,
    isValid: () => true,
  };
};
