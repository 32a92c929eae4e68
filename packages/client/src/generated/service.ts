// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

import type { Service } from "../api-metadata.ts";

/**
 * Server, security schemes and rate limit of the service, and the version of this package.
 */
export const service: Service = {
  server: "https://api.gong.io/v2",
  rateLimit: [
    {
      limit: 3,
      interval: 1000,
    },
    {
      limit: 10000,
      interval: 86400000,
    },
  ],
  securitySchemes: {
    basicAuth: {
      accepts: "basic",
    },
    bearerAuth: {
      accepts: "bearer",
    },
  },
  envPrefix: "GONG",
  version: "0.0.0",
};
