import type { OpenApiDocument } from "./openapi.ts";
import { parseServer } from "./parse-server.ts";

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
