import type { Auth } from "../auth/auth.ts";
import { GongConfigError } from "../errors/gong-config-error.ts";
import { service } from "../generated/service.ts";
import type { Operation } from "../operation.ts";

/** Whether credentials of that kind are what a security scheme of the spec asks for. */
const fits = (name: string, kind: Auth["scheme"]): boolean => {
  const scheme = service.securitySchemes[name];
  if (scheme?.type === "http") return scheme.scheme === kind;
  return kind === "bearer" && (scheme?.type === "oauth2" || scheme?.type === "openIdConnect");
};

/**
 * Whether an operation is sent with the credentials of the client.
 *
 * @throws GongConfigError if it needs others.
 */
export const checkSecurity = ({ operationId, security = [] }: Operation, kind: Auth["scheme"]): boolean => {
  if (security.some((names) => names.length > 0 && names.every((name) => fits(name, kind)))) return true;
  if (security.length === 0 || security.some((names) => names.length === 0)) return false;
  throw new GongConfigError(
    `auth: ${operationId} needs ${security.map((names) => names.join(" and ")).join(" or ")}, and the client has ${kind ?? "no credentials"}`,
  );
};
