import { GongConfigError } from "../errors/gong-config-error.ts";
import type { SchemeReader } from "./auth.ts";
import type { TokenProvider } from "./auth-options.ts";
import { createStaticAuth } from "./create-static-auth.ts";
import { createTokenAuth } from "./create-token-auth.ts";

/**
 * For a security scheme whose credential stands in the header `Authorization`.
 *
 * @param scheme - of HTTP authentication; stands before the credential
 */
export const createTokenReader =
  (scheme: string): SchemeReader =>
  (name, token, context) => {
    if (typeof token === "function") return { auth: createTokenAuth(token as TokenProvider, context, scheme) };
    if (typeof token !== "string" || !/^[!-~]([ -~]*[!-~])?$/.test(token)) {
      throw new GongConfigError(`auth: ${name} must be a text that a header can hold, or a function`);
    }
    return { auth: createStaticAuth(context, scheme, token) };
  };
