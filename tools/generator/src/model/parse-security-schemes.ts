import type { OpenApiDocument, SecuritySchemeObject } from "./openapi.ts";
import { resolveReference } from "./resolve-reference.ts";

/** A security scheme of the document. */
export interface SecuritySchemeModel extends Omit<SecuritySchemeObject, "scheme"> {
  readonly scheme: string | undefined;
  /** What precedes a credential in the header `Authorization`: a service may know it in this spelling only. */
  readonly prefix: string;
  /** Whether its credential is given under its name. */
  readonly isNamed: boolean;
}

/**
 * Reads the security schemes. An access key serves all of HTTP Basic, a bearer token the only one of HTTP Bearer.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object
 */
export const parseSecuritySchemes = (
  document: OpenApiDocument,
): readonly (readonly [name: string, scheme: SecuritySchemeModel])[] => {
  const schemes = Object.entries(document.components?.securitySchemes ?? {}).map(([name, reference]) => {
    const { scheme, ...others } = resolveReference<SecuritySchemeObject>(document, reference);
    // Names of HTTP authentication schemes are case-insensitive, but not every service knows.
    const isMain = /^(basic|bearer)$/i.test(scheme ?? "");
    return [name, { ...others, scheme: isMain ? scheme?.toLowerCase() : scheme }] as const;
  });
  const bearers = schemes.filter(([, { scheme }]) => scheme === "bearer");
  return schemes.map(([name, object]) => {
    const { type, scheme } = object;
    const isNamed = type !== "mutualTLS" && scheme !== "basic" && (scheme !== "bearer" || bearers.length > 1);
    return [name, { ...object, isNamed, prefix: scheme === undefined || scheme === "bearer" ? "Bearer" : scheme }];
  });
};
