import type { Auth } from "./auth.ts";

/** Credentials that never change, or none. */
export const createStaticAuth = (baseUrl: string, authorization?: string, scheme?: "basic" | "bearer"): Auth => {
  const credential = authorization === undefined ? { baseUrl } : { baseUrl, authorization };
  return {
    ...(scheme && { scheme }),
    baseUrl: () => baseUrl,
    current: () => credential,
    obtain: async () => credential,
    isValid: () => true,
  };
};
