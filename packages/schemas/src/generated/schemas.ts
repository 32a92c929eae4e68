// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

import type * as types from "@gong-engagement/types";
import * as s from "../schema/index.ts";

/** The type `BaseResponse` of @gong-engagement/types. */
export type BaseResponse = types.BaseResponse;
/** Schema of {@link BaseResponse}. */
export const BaseResponse: s.Schema<types.BaseResponse> = /* @__PURE__ */ s.schema(() =>
  s.object({ optional: { requestId: s.string() } }),
);

/** The type `ContentShareEventRequest` of @gong-engagement/types. */
export type ContentShareEventRequest = types.ContentShareEventRequest;
/** Schema of {@link ContentShareEventRequest}. */
export const ContentShareEventRequest: s.Schema<types.ContentShareEventRequest> = /* @__PURE__ */ s.schema(() =>
  s.object({
    required: {
      contentTitle: s.string(),
      eventTimestamp: s.string(s.dateTime()),
      senderEmailAddress: s.string(s.email()),
    },
    optional: {
      contentType: s.string(),
      contentUrl: s.string(s.url()),
      crmContext: s.object({ optional: { objectId: s.string(), objectType: s.string() } }),
      customProperties: s.object({ rest: s.string() }),
      recipientEmailAddresses: s.array({ items: s.string(s.email()) }),
    },
  }),
);

/** The type `ContentViewEventRequest` of @gong-engagement/types. */
export type ContentViewEventRequest = types.ContentViewEventRequest;
/** Schema of {@link ContentViewEventRequest}. */
export const ContentViewEventRequest: s.Schema<types.ContentViewEventRequest> = /* @__PURE__ */ s.schema(() =>
  s.object({
    required: {
      contentTitle: s.string(),
      eventTimestamp: s.string(s.dateTime()),
      viewerEmailAddress: s.string(s.email()),
    },
    optional: {
      contentUrl: s.string(s.url()),
      customProperties: s.object({ rest: s.string() }),
      pagesViewed: s.integer(),
      percentageViewed: s.number(),
      totalPages: s.integer(),
      viewDuration: s.number(),
    },
  }),
);

/** The type `CustomActionEventRequest` of @gong-engagement/types. */
export type CustomActionEventRequest = types.CustomActionEventRequest;
/** Schema of {@link CustomActionEventRequest}. */
export const CustomActionEventRequest: s.Schema<types.CustomActionEventRequest> = /* @__PURE__ */ s.schema(() =>
  s.object({
    required: {
      actionName: s.string(),
      actorEmailAddress: s.string(s.email()),
      eventTimestamp: s.string(s.dateTime()),
    },
    optional: {
      actionDetails: s.string(),
      customProperties: s.object({ rest: s.string() }),
      targetEmailAddress: s.string(s.email()),
    },
  }),
);

/** The type `DigitalInteractionRequest` of @gong-engagement/types. */
export type DigitalInteractionRequest = types.DigitalInteractionRequest;
/** Schema of {@link DigitalInteractionRequest}. */
export const DigitalInteractionRequest: s.Schema<types.DigitalInteractionRequest> = /* @__PURE__ */ s.schema(() =>
  s.object({
    required: {
      interactionType: s.oneOf("Email", "Chat", "SMS", "SocialMedia", "Other"),
      participants: s.array({
        items: s.object({
          optional: {
            name: s.string(),
            emailAddress: s.string(s.email()),
            role: s.oneOf("Sender", "Recipient", "CC", "BCC"),
          },
        }),
      }),
      timestamp: s.string(s.dateTime()),
    },
    optional: {
      body: s.string(),
      clientUniqueId: s.string(),
      direction: s.oneOf("Inbound", "Outbound"),
      subject: s.string(),
      workspaceId: s.string(),
    },
  }),
);

/** The type `DigitalInteractionResponse` of @gong-engagement/types. */
export type DigitalInteractionResponse = types.DigitalInteractionResponse;
/** Schema of {@link DigitalInteractionResponse}. */
export const DigitalInteractionResponse: s.Schema<types.DigitalInteractionResponse> = /* @__PURE__ */ s.schema(() =>
  s.object({ optional: { interactionId: s.string(), requestId: s.string() } }),
);

/** The type `ErrorResponse` of @gong-engagement/types. */
export type ErrorResponse = types.ErrorResponse;
/** Schema of {@link ErrorResponse}. */
export const ErrorResponse: s.Schema<types.ErrorResponse> = /* @__PURE__ */ s.schema(() =>
  s.object({ optional: { errors: s.array({ items: s.string() }), requestId: s.string() } }),
);

/** The type `IntegrationSettingsRequest` of @gong-engagement/types. */
export type IntegrationSettingsRequest = types.IntegrationSettingsRequest;
/** Schema of {@link IntegrationSettingsRequest}. */
export const IntegrationSettingsRequest: s.Schema<types.IntegrationSettingsRequest> = /* @__PURE__ */ s.schema(() =>
  s.object({
    optional: {
      crmAssociationEnabled: s.boolean(),
      enableActionTracking: s.boolean(),
      enableContentTracking: s.boolean(),
      integrationName: s.string(),
    },
  }),
);
