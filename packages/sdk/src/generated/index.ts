// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

export { GongEngagement } from "./gong-engagement.ts";
export {
  DigitalInteractionsResource,
  postDigitalInteraction,
  type PostDigitalInteractionInput,
} from "./resources/digital-interactions.ts";
export {
  configureIntegrationSettings,
  type ConfigureIntegrationSettingsInput,
  EngagementEventsResource,
  reportContentShareEvent,
  type ReportContentShareEventInput,
  reportContentViewEvent,
  type ReportContentViewEventInput,
  reportCustomActionEvent,
  type ReportCustomActionEventInput,
} from "./resources/engagement-events.ts";
export type * from "@gong-engagement/types";
