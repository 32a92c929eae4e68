import type { Service } from "../operation.ts";

export const service: Service = {
  server: "https://api.gong.io/v2",
  envPrefix: "GONG",
  securitySchemes: {
    basicAuth: { type: "http", scheme: "basic" },
    bearerAuth: { type: "http", scheme: "bearer" },
  },
  rateLimit: [
    { limit: 3, interval: 1_000 },
    { limit: 10_000, interval: 86_400_000 },
  ],
};
