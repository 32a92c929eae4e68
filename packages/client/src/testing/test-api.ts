import type { ApiMetadata } from "../api-metadata.ts";

const security = [["basicAuth"], ["bearerAuth"]];

/** An API for the tests: they hold whatever the spec of this repository says. */
export const testApi: ApiMetadata = {
  service: {
    server: "https://api.example.com/v2",
    envPrefix: "GONG",
    version: "1.2.3",
    securitySchemes: { basicAuth: { accepts: "basic" }, bearerAuth: { accepts: "bearer" } },
    rateLimit: [
      { limit: 3, interval: 1_000 },
      { limit: 10_000, interval: 86_400_000 },
    ],
  },
  operations: {
    "PUT /reports": {
      operationId: "putReport",
      security,
      responses: { 200: { "application/json": ["object"] } },
    },
    "POST /settings": {
      operationId: "postSettings",
      vendorPath: "/configuration",
      security,
      responses: { 200: { "application/json": ["object"] } },
    },
    "POST /messages": {
      operationId: "postMessage",
      idempotencyKey: "messageId",
      security,
      responses: { 201: { "application/json": ["object"] } },
    },
    "DELETE /messages": { operationId: "deleteMessages", security, responses: { 200: {} } },
  },
};
