// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

import { Sdk } from "../sdk.ts";
import type { ClientOptions } from "@gong-engagement/client";

import { DigitalInteractionsResource } from "./resources/digital-interactions.ts";
import { EngagementEventsResource } from "./resources/engagement-events.ts";

/**
 * The API with one property for each of its tags. Options and what they default to: {@link ClientOptions}.
 */
export class GongEngagement extends Sdk {
  /**
   * Operations for reporting customer engagement events
   */
  readonly engagementEvents: EngagementEventsResource;
  /**
   * Operations for posting digital interaction data
   */
  readonly digitalInteractions: DigitalInteractionsResource;

  /**
   * @throws GongConfigError if an option is wrong or credentials are missing.
   */
  constructor(options?: ClientOptions) {
    super(options);
    this.engagementEvents = new EngagementEventsResource(this.client);
    this.digitalInteractions = new DigitalInteractionsResource(this.client);
  }
}
