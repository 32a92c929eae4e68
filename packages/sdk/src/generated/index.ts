// x
// y

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
export { GongEngagement } from "./sdk.ts";
