// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

import type { Operations } from "../api-metadata.ts";

/**
 * Every operation of the API by method and path.
 */
export const operations: Operations = {
  "PUT /customer-engagement/action": {
    operationId: "reportCustomActionEvent",
    security: [["basicAuth"], ["bearerAuth"]],
    responses: {
      200: {
        "application/json": ["object"],
      },
    },
  },
  "PUT /customer-engagement/share": {
    operationId: "reportContentShareEvent",
    vendorPath: "/customer-engagement/content/shared",
    security: [["basicAuth"], ["bearerAuth"]],
    responses: {
      200: {
        "application/json": ["object"],
      },
    },
  },
  "PUT /customer-engagement/view": {
    operationId: "reportContentViewEvent",
    vendorPath: "/customer-engagement/content/viewed",
    security: [["basicAuth"], ["bearerAuth"]],
    responses: {
      200: {
        "application/json": ["object"],
      },
    },
  },
  "POST /digital-interactions": {
    operationId: "postDigitalInteraction",
    idempotencyKey: "clientUniqueId",
    vendorPath: "/digital-interaction",
    security: [["basicAuth"], ["bearerAuth"]],
    responses: {
      201: {
        "application/json": ["object"],
      },
    },
  },
  "POST /integration-settings": {
    operationId: "configureIntegrationSettings",
    security: [["basicAuth"], ["bearerAuth"]],
    responses: {
      200: {
        "application/json": ["object"],
      },
    },
  },
};
