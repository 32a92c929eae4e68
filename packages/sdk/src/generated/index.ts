// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

export {
  DigitalInteractions,
  postDigitalInteraction,
  type PostDigitalInteractionInput,
} from "./digital-interactions.ts";
export {
  configureIntegrationSettings,
  type ConfigureIntegrationSettingsInput,
  EngagementEvents,
  reportContentShareEvent,
  type ReportContentShareEventInput,
  reportContentViewEvent,
  type ReportContentViewEventInput,
  reportCustomActionEvent,
  type ReportCustomActionEventInput,
} from "./engagement-events.ts";
export { GongEngagement } from "./gong-engagement.ts";
