// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

import type {
  ConfigureIntegrationSettingsData,
  PostDigitalInteractionData,
  ReportContentShareEventData,
  ReportContentViewEventData,
  ReportCustomActionEventData,
} from "@gong-engagement/types";

/**
 * What `reportCustomActionEvent` takes.
 */
export type ReportCustomActionEventInput = ReportCustomActionEventData["body"];

/**
 * What `reportContentShareEvent` takes.
 */
export type ReportContentShareEventInput = ReportContentShareEventData["body"];

/**
 * What `reportContentViewEvent` takes.
 */
export type ReportContentViewEventInput = ReportContentViewEventData["body"];

/**
 * What `postDigitalInteraction` takes.
 */
export type PostDigitalInteractionInput = PostDigitalInteractionData["body"];

/**
 * What `configureIntegrationSettings` takes.
 */
export type ConfigureIntegrationSettingsInput = ConfigureIntegrationSettingsData["body"];
