import type { Operations } from "../operation.ts";

const security = [["basicAuth"], ["bearerAuth"]] as const;

export const operations: Operations = {
  "PUT /customer-engagement/share": {
    operationId: "reportContentShareEvent",
    security,
    responses: { 200: { "application/json": ["object"] } },
  },
  "PUT /customer-engagement/view": {
    operationId: "reportContentViewEvent",
    security,
    responses: { 200: { "application/json": ["object"] } },
  },
  "PUT /customer-engagement/action": {
    operationId: "reportCustomActionEvent",
    security,
    responses: { 200: { "application/json": ["object"] } },
  },
  "POST /digital-interactions": {
    operationId: "postDigitalInteraction",
    idempotencyKey: "clientUniqueId",
    security,
    responses: { 201: { "application/json": ["object"] } },
  },
  "POST /integration-settings": {
    operationId: "configureIntegrationSettings",
    security,
    responses: { 200: { "application/json": ["object"] } },
  },
};
