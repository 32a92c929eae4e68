import type { OpenApiDocument, ServerObject } from "./openapi.ts";

/** What the client package knows of the service as a whole. */
export interface ServiceModel {
  readonly server: string;
  readonly rateLimit: readonly { readonly limit: number; readonly interval: number }[];
}

/** Reads server and rate limit from the effective spec. */
export const parseService = (document: OpenApiDocument): ServiceModel => ({
  server: parseServer(document.servers),
  rateLimit: (document["x-rate-limit"] ?? []).map(({ limit, interval }) => ({ limit, interval })),
});

/**
 * URL of the first server, with the default of each variable in its place. Without a server it is the document's own.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#server-object
 */
export const parseServer = ([server]: readonly ServerObject[] = []): string => {
  const { url, variables = {} } = server ?? { url: "/" };
  return url.replaceAll(/\{([^{}]+)\}/g, (match, name: string) => variables[name]?.default ?? match);
};
