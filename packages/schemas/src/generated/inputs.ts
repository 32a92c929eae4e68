// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

import type * as types from "./input-types.ts";
import * as s from "../schema/index.ts";
import {
  ContentShareEventRequest,
  ContentViewEventRequest,
  CustomActionEventRequest,
  DigitalInteractionRequest,
  IntegrationSettingsRequest,
} from "./schemas.ts";

/** What `reportCustomActionEvent` takes. */
export type ReportCustomActionEventInput = types.ReportCustomActionEventInput;
/** Schema of {@link ReportCustomActionEventInput}. */
export const ReportCustomActionEventInput: s.Schema<types.ReportCustomActionEventInput> = /* @__PURE__ */ s.schema(() =>
  s.input({}, { schema: CustomActionEventRequest, required: true }),
);

/** What `reportContentShareEvent` takes. */
export type ReportContentShareEventInput = types.ReportContentShareEventInput;
/** Schema of {@link ReportContentShareEventInput}. */
export const ReportContentShareEventInput: s.Schema<types.ReportContentShareEventInput> = /* @__PURE__ */ s.schema(() =>
  s.input({}, { schema: ContentShareEventRequest, required: true }),
);

/** What `reportContentViewEvent` takes. */
export type ReportContentViewEventInput = types.ReportContentViewEventInput;
/** Schema of {@link ReportContentViewEventInput}. */
export const ReportContentViewEventInput: s.Schema<types.ReportContentViewEventInput> = /* @__PURE__ */ s.schema(() =>
  s.input({}, { schema: ContentViewEventRequest, required: true }),
);

/** What `postDigitalInteraction` takes. */
export type PostDigitalInteractionInput = types.PostDigitalInteractionInput;
/** Schema of {@link PostDigitalInteractionInput}. */
export const PostDigitalInteractionInput: s.Schema<types.PostDigitalInteractionInput> = /* @__PURE__ */ s.schema(() =>
  s.input({}, { schema: DigitalInteractionRequest, required: true }),
);

/** What `configureIntegrationSettings` takes. */
export type ConfigureIntegrationSettingsInput = types.ConfigureIntegrationSettingsInput;
/** Schema of {@link ConfigureIntegrationSettingsInput}. */
export const ConfigureIntegrationSettingsInput: s.Schema<types.ConfigureIntegrationSettingsInput> =
  /* @__PURE__ */ s.schema(() => s.input({}, { schema: IntegrationSettingsRequest, required: true }));

/** The schemas of what the operations take, by the name of the operation. */
export const inputSchemas: {
  reportCustomActionEvent: typeof ReportCustomActionEventInput;
  reportContentShareEvent: typeof ReportContentShareEventInput;
  reportContentViewEvent: typeof ReportContentViewEventInput;
  postDigitalInteraction: typeof PostDigitalInteractionInput;
  configureIntegrationSettings: typeof ConfigureIntegrationSettingsInput;
} = {
  reportCustomActionEvent: ReportCustomActionEventInput,
  reportContentShareEvent: ReportContentShareEventInput,
  reportContentViewEvent: ReportContentViewEventInput,
  postDigitalInteraction: PostDigitalInteractionInput,
  configureIntegrationSettings: ConfigureIntegrationSettingsInput,
};
