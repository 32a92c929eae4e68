import type { OpenApiDocument, SecuritySchemeObject } from "./openapi.ts";
import { resolveReference } from "./resolve-reference.ts";

/** What the client package knows of the service as a whole. */
export interface ServiceModel {
  readonly server: string;
  readonly securitySchemes: Readonly<Record<string, object>>;
  readonly rateLimit: readonly { readonly limit: number; readonly interval: number }[];
}

/** URL of the first server, with the default of each variable in its place. */
const parseServer = ({ servers }: OpenApiDocument): string => {
  const { url, variables = {} } = servers?.[0] ?? { url: "/" };
  return url.replaceAll(/\{([^{}]+)\}/g, (match, name: string) => variables[name]?.default ?? match);
};

const parseScheme = ({ type, scheme = "", name = "", in: place }: SecuritySchemeObject): object => {
  if (type === "http") return { type, scheme: scheme.toLowerCase() };
  return type === "apiKey" ? { type, in: place, name } : { type };
};

/** Reads server, security schemes and rate limit from the effective spec. */
export const parseService = (document: OpenApiDocument): ServiceModel => ({
  server: parseServer(document),
  securitySchemes: Object.fromEntries(
    Object.entries(document.components?.securitySchemes ?? {}).map(([name, scheme]) => [
      name,
      parseScheme(resolveReference<SecuritySchemeObject>(document, scheme)),
    ]),
  ),
  rateLimit: (document["x-rate-limit"] ?? []).map(({ limit, interval }) => ({ limit, interval })),
});
