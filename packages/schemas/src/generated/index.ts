// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

export {
  inputSchemas,
  ReportCustomActionEventInput,
  ReportContentShareEventInput,
  ReportContentViewEventInput,
  PostDigitalInteractionInput,
  ConfigureIntegrationSettingsInput,
} from "./inputs.ts";
export {
  BaseResponse,
  ContentShareEventRequest,
  ContentViewEventRequest,
  CustomActionEventRequest,
  DigitalInteractionRequest,
  DigitalInteractionResponse,
  ErrorResponse,
  IntegrationSettingsRequest,
} from "./schemas.ts";
