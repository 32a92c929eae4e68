// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

import type {
  ConfigureIntegrationSettingsData,
  ConfigureIntegrationSettingsErrors,
  ConfigureIntegrationSettingsResponses,
  PostDigitalInteractionData,
  PostDigitalInteractionErrors,
  PostDigitalInteractionResponses,
  ReportContentShareEventData,
  ReportContentShareEventErrors,
  ReportContentShareEventResponses,
  ReportContentViewEventData,
  ReportContentViewEventErrors,
  ReportContentViewEventResponses,
  ReportCustomActionEventData,
  ReportCustomActionEventErrors,
  ReportCustomActionEventResponses,
} from "./types.ts";

/**
 * Every path of the API with its operations, in the form that openapi-fetch reads.
 */
export type paths = {
  "/customer-engagement/action": {
    /**
     * Gong Report custom action event
     *
     * Reports a custom engagement action event to Gong, tracking custom interactions between users and prospects that are not covered by the standard share and view events.
     */
    put: {
      parameters: {
        path?: never;
        query?: never;
        header?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": ReportCustomActionEventData["body"];
        };
      };
      responses: {
        /**
         * Custom action event successfully reported.
         */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": ReportCustomActionEventResponses[200];
          };
        };
        /**
         * Bad request due to invalid parameters.
         */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": ReportCustomActionEventErrors[400];
          };
        };
        /**
         * Unauthorized - invalid or missing authentication credentials.
         */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": ReportCustomActionEventErrors[401];
          };
        };
        /**
         * Rate limit exceeded.
         */
        429: {
          headers: {
            /**
             * Seconds until calls are accepted again; up to 20 minutes have been seen.
             */
            "Retry-After"?: number;
            [name: string]: unknown;
          };
          content: {
            "application/json": ReportCustomActionEventErrors[429];
          };
        };
      };
    };
  };
  "/customer-engagement/share": {
    /**
     * Gong Report content share event
     *
     * Reports a content sharing event to Gong, tracking when a user shares content (such as documents, presentations, or links) with a prospect or customer.
     */
    put: {
      parameters: {
        path?: never;
        query?: never;
        header?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": ReportContentShareEventData["body"];
        };
      };
      responses: {
        /**
         * Content share event successfully reported.
         */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": ReportContentShareEventResponses[200];
          };
        };
        /**
         * Bad request due to invalid parameters.
         */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": ReportContentShareEventErrors[400];
          };
        };
        /**
         * Unauthorized - invalid or missing authentication credentials.
         */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": ReportContentShareEventErrors[401];
          };
        };
        /**
         * Rate limit exceeded.
         */
        429: {
          headers: {
            /**
             * Seconds until calls are accepted again; up to 20 minutes have been seen.
             */
            "Retry-After"?: number;
            [name: string]: unknown;
          };
          content: {
            "application/json": ReportContentShareEventErrors[429];
          };
        };
      };
    };
  };
  "/customer-engagement/view": {
    /**
     * Gong Report content view event
     *
     * Reports a content viewing event to Gong, tracking when a prospect or customer views shared content such as documents, presentations, or proposals.
     */
    put: {
      parameters: {
        path?: never;
        query?: never;
        header?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": ReportContentViewEventData["body"];
        };
      };
      responses: {
        /**
         * Content view event successfully reported.
         */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": ReportContentViewEventResponses[200];
          };
        };
        /**
         * Bad request due to invalid parameters.
         */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": ReportContentViewEventErrors[400];
          };
        };
        /**
         * Unauthorized - invalid or missing authentication credentials.
         */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": ReportContentViewEventErrors[401];
          };
        };
        /**
         * Rate limit exceeded.
         */
        429: {
          headers: {
            /**
             * Seconds until calls are accepted again; up to 20 minutes have been seen.
             */
            "Retry-After"?: number;
            [name: string]: unknown;
          };
          content: {
            "application/json": ReportContentViewEventErrors[429];
          };
        };
      };
    };
  };
  "/digital-interactions": {
    /**
     * Gong Post digital interaction
     *
     * Posts a digital interaction event to Gong, recording structured data about digital communications such as emails, chat messages, or other text-based interactions with customers.
     */
    post: {
      parameters: {
        path?: never;
        query?: never;
        header?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": PostDigitalInteractionData["body"];
        };
      };
      responses: {
        /**
         * Digital interaction successfully posted.
         */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": PostDigitalInteractionResponses[201];
          };
        };
        /**
         * Bad request due to invalid parameters.
         */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": PostDigitalInteractionErrors[400];
          };
        };
        /**
         * Unauthorized - invalid or missing authentication credentials.
         */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": PostDigitalInteractionErrors[401];
          };
        };
        /**
         * Rate limit exceeded.
         */
        429: {
          headers: {
            /**
             * Seconds until calls are accepted again; up to 20 minutes have been seen.
             */
            "Retry-After"?: number;
            [name: string]: unknown;
          };
          content: {
            "application/json": PostDigitalInteractionErrors[429];
          };
        };
      };
    };
  };
  "/integration-settings": {
    /**
     * Gong Configure integration settings
     *
     * Configures integration settings for customer engagement tracking, specifying how engagement data should be processed and associated with CRM records.
     */
    post: {
      parameters: {
        path?: never;
        query?: never;
        header?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": ConfigureIntegrationSettingsData["body"];
        };
      };
      responses: {
        /**
         * Integration settings successfully configured.
         */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": ConfigureIntegrationSettingsResponses[200];
          };
        };
        /**
         * Bad request due to invalid parameters.
         */
        400: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": ConfigureIntegrationSettingsErrors[400];
          };
        };
        /**
         * Unauthorized - invalid or missing authentication credentials.
         */
        401: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": ConfigureIntegrationSettingsErrors[401];
          };
        };
        /**
         * Rate limit exceeded.
         */
        429: {
          headers: {
            /**
             * Seconds until calls are accepted again; up to 20 minutes have been seen.
             */
            "Retry-After"?: number;
            [name: string]: unknown;
          };
          content: {
            "application/json": ConfigureIntegrationSettingsErrors[429];
          };
        };
      };
    };
  };
};
