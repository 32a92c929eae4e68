// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

import { Resource } from "../../resource.ts";
import { type CallOptions, type CallPromise, type ClientSource, sendOperation } from "@gong-engagement/client";

import type {
  ConfigureIntegrationSettingsData,
  ConfigureIntegrationSettingsResponse,
  ReportContentShareEventData,
  ReportContentShareEventResponse,
  ReportContentViewEventData,
  ReportContentViewEventResponse,
  ReportCustomActionEventData,
  ReportCustomActionEventResponse,
} from "@gong-engagement/types";

/**
 * Input of {@link reportCustomActionEvent}.
 */
export type ReportCustomActionEventInput = ReportCustomActionEventData["body"];

/**
 * Gong Report custom action event
 *
 * Reports a custom engagement action event to Gong, tracking custom interactions between users and prospects that are not covered by the standard share and view events.
 *
 * `PUT /customer-engagement/action`
 *
 * @throws GongBadRequestError - 400: Bad request due to invalid parameters.
 * @throws GongAuthenticationError - 401: Unauthorized - invalid or missing authentication credentials.
 * @throws GongRateLimitError - 429: Rate limit exceeded.
 * @see {@link EngagementEventsResource} - Operations for reporting customer engagement events
 */
export function reportCustomActionEvent(
  client: ClientSource,
  input: ReportCustomActionEventInput,
  options?: CallOptions,
): CallPromise<ReportCustomActionEventResponse> {
  return sendOperation(client, "PUT", "/customer-engagement/action", { body: input }, options);
}

/**
 * Input of {@link reportContentShareEvent}.
 */
export type ReportContentShareEventInput = ReportContentShareEventData["body"];

/**
 * Gong Report content share event
 *
 * Reports a content sharing event to Gong, tracking when a user shares content (such as documents, presentations, or links) with a prospect or customer.
 *
 * `PUT /customer-engagement/share`
 *
 * @throws GongBadRequestError - 400: Bad request due to invalid parameters.
 * @throws GongAuthenticationError - 401: Unauthorized - invalid or missing authentication credentials.
 * @throws GongRateLimitError - 429: Rate limit exceeded.
 * @see {@link EngagementEventsResource} - Operations for reporting customer engagement events
 */
export function reportContentShareEvent(
  client: ClientSource,
  input: ReportContentShareEventInput,
  options?: CallOptions,
): CallPromise<ReportContentShareEventResponse> {
  return sendOperation(client, "PUT", "/customer-engagement/share", { body: input }, options);
}

/**
 * Input of {@link reportContentViewEvent}.
 */
export type ReportContentViewEventInput = ReportContentViewEventData["body"];

/**
 * Gong Report content view event
 *
 * Reports a content viewing event to Gong, tracking when a prospect or customer views shared content such as documents, presentations, or proposals.
 *
 * `PUT /customer-engagement/view`
 *
 * @throws GongBadRequestError - 400: Bad request due to invalid parameters.
 * @throws GongAuthenticationError - 401: Unauthorized - invalid or missing authentication credentials.
 * @throws GongRateLimitError - 429: Rate limit exceeded.
 * @see {@link EngagementEventsResource} - Operations for reporting customer engagement events
 */
export function reportContentViewEvent(
  client: ClientSource,
  input: ReportContentViewEventInput,
  options?: CallOptions,
): CallPromise<ReportContentViewEventResponse> {
  return sendOperation(client, "PUT", "/customer-engagement/view", { body: input }, options);
}

/**
 * Input of {@link configureIntegrationSettings}.
 */
export type ConfigureIntegrationSettingsInput = ConfigureIntegrationSettingsData["body"];

/**
 * Gong Configure integration settings
 *
 * Configures integration settings for customer engagement tracking, specifying how engagement data should be processed and associated with CRM records.
 *
 * `POST /integration-settings`
 *
 * @throws GongBadRequestError - 400: Bad request due to invalid parameters.
 * @throws GongAuthenticationError - 401: Unauthorized - invalid or missing authentication credentials.
 * @throws GongRateLimitError - 429: Rate limit exceeded.
 * @see {@link EngagementEventsResource} - Operations for reporting customer engagement events
 */
export function configureIntegrationSettings(
  client: ClientSource,
  input: ConfigureIntegrationSettingsInput = {},
  options?: CallOptions,
): CallPromise<ConfigureIntegrationSettingsResponse> {
  return sendOperation(client, "POST", "/integration-settings", { body: input }, options);
}

/**
 * Operations for reporting customer engagement events
 */
export class EngagementEventsResource extends Resource {
  /**
   * Gong Report custom action event
   *
   * Reports a custom engagement action event to Gong, tracking custom interactions between users and prospects that are not covered by the standard share and view events.
   *
   * `PUT /customer-engagement/action`
   *
   * @throws GongBadRequestError - 400: Bad request due to invalid parameters.
   * @throws GongAuthenticationError - 401: Unauthorized - invalid or missing authentication credentials.
   * @throws GongRateLimitError - 429: Rate limit exceeded.
   * @see {@link EngagementEventsResource} - Operations for reporting customer engagement events
   */
  reportCustomActionEvent(
    input: ReportCustomActionEventInput,
    options?: CallOptions,
  ): CallPromise<ReportCustomActionEventResponse> {
    return reportCustomActionEvent(this.client, input, options);
  }

  /**
   * Gong Report content share event
   *
   * Reports a content sharing event to Gong, tracking when a user shares content (such as documents, presentations, or links) with a prospect or customer.
   *
   * `PUT /customer-engagement/share`
   *
   * @throws GongBadRequestError - 400: Bad request due to invalid parameters.
   * @throws GongAuthenticationError - 401: Unauthorized - invalid or missing authentication credentials.
   * @throws GongRateLimitError - 429: Rate limit exceeded.
   * @see {@link EngagementEventsResource} - Operations for reporting customer engagement events
   */
  reportContentShareEvent(
    input: ReportContentShareEventInput,
    options?: CallOptions,
  ): CallPromise<ReportContentShareEventResponse> {
    return reportContentShareEvent(this.client, input, options);
  }

  /**
   * Gong Report content view event
   *
   * Reports a content viewing event to Gong, tracking when a prospect or customer views shared content such as documents, presentations, or proposals.
   *
   * `PUT /customer-engagement/view`
   *
   * @throws GongBadRequestError - 400: Bad request due to invalid parameters.
   * @throws GongAuthenticationError - 401: Unauthorized - invalid or missing authentication credentials.
   * @throws GongRateLimitError - 429: Rate limit exceeded.
   * @see {@link EngagementEventsResource} - Operations for reporting customer engagement events
   */
  reportContentViewEvent(
    input: ReportContentViewEventInput,
    options?: CallOptions,
  ): CallPromise<ReportContentViewEventResponse> {
    return reportContentViewEvent(this.client, input, options);
  }

  /**
   * Gong Configure integration settings
   *
   * Configures integration settings for customer engagement tracking, specifying how engagement data should be processed and associated with CRM records.
   *
   * `POST /integration-settings`
   *
   * @throws GongBadRequestError - 400: Bad request due to invalid parameters.
   * @throws GongAuthenticationError - 401: Unauthorized - invalid or missing authentication credentials.
   * @throws GongRateLimitError - 429: Rate limit exceeded.
   * @see {@link EngagementEventsResource} - Operations for reporting customer engagement events
   */
  configureIntegrationSettings(
    input?: ConfigureIntegrationSettingsInput,
    options?: CallOptions,
  ): CallPromise<ConfigureIntegrationSettingsResponse> {
    return configureIntegrationSettings(this.client, input, options);
  }
}
