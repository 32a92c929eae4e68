// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

export type BaseResponse = {
  /**
   * A unique identifier for the request.
   */
  requestId?: string;
};

export type ContentShareEventRequest = {
  /**
   * Title of the content that was shared.
   */
  contentTitle: string;
  /**
   * Type of content (e.g., Document, Presentation, Link).
   */
  contentType?: string | undefined;
  /**
   * URL of the shared content.
   */
  contentUrl?: string | undefined;
  /**
   * CRM context for associating the event with CRM records.
   */
  crmContext?:
    | {
        /**
         * CRM object identifier.
         */
        objectId?: string | undefined;
        /**
         * CRM object type (e.g., Deal, Account).
         */
        objectType?: string | undefined;
      }
    | undefined;
  /**
   * Custom properties for the engagement event.
   */
  customProperties?:
    | {
        [key: string]: string;
      }
    | undefined;
  /**
   * When the sharing event occurred in ISO-8601 format.
   */
  eventTimestamp: string;
  /**
   * Email addresses of the recipients.
   */
  recipientEmailAddresses?: Array<string> | undefined;
  /**
   * Email of the user who shared the content.
   */
  senderEmailAddress: string;
};

export type ContentViewEventRequest = {
  /**
   * Title of the content that was viewed.
   */
  contentTitle: string;
  /**
   * URL of the viewed content.
   */
  contentUrl?: string | undefined;
  /**
   * Custom properties for the view event.
   */
  customProperties?:
    | {
        [key: string]: string;
      }
    | undefined;
  /**
   * When the viewing event occurred in ISO-8601 format.
   */
  eventTimestamp: string;
  /**
   * Number of pages viewed (for documents).
   */
  pagesViewed?: number | undefined;
  /**
   * Percentage of content viewed (0-100).
   */
  percentageViewed?: number | undefined;
  /**
   * Total number of pages in the content.
   */
  totalPages?: number | undefined;
  /**
   * Duration of the view in seconds.
   */
  viewDuration?: number | undefined;
  /**
   * Email of the person who viewed the content.
   */
  viewerEmailAddress: string;
};

export type CustomActionEventRequest = {
  /**
   * Additional details about the action.
   */
  actionDetails?: string | undefined;
  /**
   * Name of the custom action.
   */
  actionName: string;
  /**
   * Email of the person who performed the action.
   */
  actorEmailAddress: string;
  /**
   * Custom properties for the action event.
   */
  customProperties?:
    | {
        [key: string]: string;
      }
    | undefined;
  /**
   * When the action occurred in ISO-8601 format.
   */
  eventTimestamp: string;
  /**
   * Email of the target of the action.
   */
  targetEmailAddress?: string | undefined;
};

export type DigitalInteractionRequest = {
  /**
   * Body content of the interaction.
   */
  body?: string | undefined;
  /**
   * Client-provided unique ID to prevent duplicate submissions.
   */
  clientUniqueId?: string | undefined;
  /**
   * Direction of the interaction.
   */
  direction?: "Inbound" | "Outbound" | undefined;
  /**
   * The type of digital interaction.
   */
  interactionType: "Email" | "Chat" | "SMS" | "SocialMedia" | "Other";
  /**
   * Participants in the interaction.
   */
  participants: Array<{
    name?: string | undefined;
    emailAddress?: string | undefined;
    role?: "Sender" | "Recipient" | "CC" | "BCC" | undefined;
  }>;
  /**
   * Subject of the interaction (e.g., email subject).
   */
  subject?: string | undefined;
  /**
   * When the interaction occurred.
   */
  timestamp: string;
  /**
   * The workspace to associate the interaction with.
   */
  workspaceId?: string | undefined;
};

export type DigitalInteractionResponse = {
  /**
   * The Gong-assigned identifier for the digital interaction.
   */
  interactionId?: string;
  /**
   * A unique identifier for the request.
   */
  requestId?: string;
};

export type ErrorResponse = {
  /**
   * List of error messages.
   */
  errors?: Array<string>;
  /**
   * A unique identifier for the request.
   */
  requestId?: string;
};

export type IntegrationSettingsRequest = {
  /**
   * Enable automatic CRM record association.
   */
  crmAssociationEnabled?: boolean | undefined;
  /**
   * Enable tracking of custom actions.
   */
  enableActionTracking?: boolean | undefined;
  /**
   * Enable tracking of content sharing and viewing.
   */
  enableContentTracking?: boolean | undefined;
  /**
   * Name of the integration.
   */
  integrationName?: string | undefined;
};

export type ReportCustomActionEventData = {
  body: CustomActionEventRequest;
  path?: never;
  query?: never;
  url: "/customer-engagement/action";
};

export type ReportCustomActionEventErrors = {
  /**
   * Bad request due to invalid parameters.
   */
  400: ErrorResponse;
  /**
   * Unauthorized - invalid or missing authentication credentials.
   */
  401: ErrorResponse;
  /**
   * Rate limit exceeded.
   */
  429: ErrorResponse;
};

export type ReportCustomActionEventError = ReportCustomActionEventErrors[keyof ReportCustomActionEventErrors];

export type ReportCustomActionEventResponses = {
  /**
   * Custom action event successfully reported.
   */
  200: BaseResponse;
};

export type ReportCustomActionEventResponse = ReportCustomActionEventResponses[keyof ReportCustomActionEventResponses];

export type ReportContentShareEventData = {
  body: ContentShareEventRequest;
  path?: never;
  query?: never;
  url: "/customer-engagement/share";
};

export type ReportContentShareEventErrors = {
  /**
   * Bad request due to invalid parameters.
   */
  400: ErrorResponse;
  /**
   * Unauthorized - invalid or missing authentication credentials.
   */
  401: ErrorResponse;
  /**
   * Rate limit exceeded.
   */
  429: ErrorResponse;
};

export type ReportContentShareEventError = ReportContentShareEventErrors[keyof ReportContentShareEventErrors];

export type ReportContentShareEventResponses = {
  /**
   * Content share event successfully reported.
   */
  200: BaseResponse;
};

export type ReportContentShareEventResponse = ReportContentShareEventResponses[keyof ReportContentShareEventResponses];

export type ReportContentViewEventData = {
  body: ContentViewEventRequest;
  path?: never;
  query?: never;
  url: "/customer-engagement/view";
};

export type ReportContentViewEventErrors = {
  /**
   * Bad request due to invalid parameters.
   */
  400: ErrorResponse;
  /**
   * Unauthorized - invalid or missing authentication credentials.
   */
  401: ErrorResponse;
  /**
   * Rate limit exceeded.
   */
  429: ErrorResponse;
};

export type ReportContentViewEventError = ReportContentViewEventErrors[keyof ReportContentViewEventErrors];

export type ReportContentViewEventResponses = {
  /**
   * Content view event successfully reported.
   */
  200: BaseResponse;
};

export type ReportContentViewEventResponse = ReportContentViewEventResponses[keyof ReportContentViewEventResponses];

export type PostDigitalInteractionData = {
  body: DigitalInteractionRequest;
  path?: never;
  query?: never;
  url: "/digital-interactions";
};

export type PostDigitalInteractionErrors = {
  /**
   * Bad request due to invalid parameters.
   */
  400: ErrorResponse;
  /**
   * Unauthorized - invalid or missing authentication credentials.
   */
  401: ErrorResponse;
  /**
   * Rate limit exceeded.
   */
  429: ErrorResponse;
};

export type PostDigitalInteractionError = PostDigitalInteractionErrors[keyof PostDigitalInteractionErrors];

export type PostDigitalInteractionResponses = {
  /**
   * Digital interaction successfully posted.
   */
  201: DigitalInteractionResponse;
};

export type PostDigitalInteractionResponse = PostDigitalInteractionResponses[keyof PostDigitalInteractionResponses];

export type ConfigureIntegrationSettingsData = {
  body: IntegrationSettingsRequest;
  path?: never;
  query?: never;
  url: "/integration-settings";
};

export type ConfigureIntegrationSettingsErrors = {
  /**
   * Bad request due to invalid parameters.
   */
  400: ErrorResponse;
  /**
   * Unauthorized - invalid or missing authentication credentials.
   */
  401: ErrorResponse;
  /**
   * Rate limit exceeded.
   */
  429: ErrorResponse;
};

export type ConfigureIntegrationSettingsError =
  ConfigureIntegrationSettingsErrors[keyof ConfigureIntegrationSettingsErrors];

export type ConfigureIntegrationSettingsResponses = {
  /**
   * Integration settings successfully configured.
   */
  200: BaseResponse;
};

export type ConfigureIntegrationSettingsResponse =
  ConfigureIntegrationSettingsResponses[keyof ConfigureIntegrationSettingsResponses];
