// Generated from spec/openapi.yaml. Do not edit: change the spec, its overlay or tools/generator,
// then run `pnpm generate`.

import { Resource } from "../../resource.ts";
import { type CallOptions, type CallPromise, type ClientSource, sendOperation } from "@gong-engagement/client";

import type { PostDigitalInteractionData, PostDigitalInteractionResponse } from "@gong-engagement/types";

/**
 * Input of {@link postDigitalInteraction}.
 */
export type PostDigitalInteractionInput = PostDigitalInteractionData["body"];

/**
 * Gong Post digital interaction
 *
 * Posts a digital interaction event to Gong, recording structured data about digital communications such as emails, chat messages, or other text-based interactions with customers.
 *
 * `POST /digital-interactions`
 *
 * @throws GongBadRequestError - 400: Bad request due to invalid parameters.
 * @throws GongAuthenticationError - 401: Unauthorized - invalid or missing authentication credentials.
 * @throws GongRateLimitError - 429: Rate limit exceeded.
 * @see {@link DigitalInteractionsResource} - Operations for posting digital interaction data
 */
export function postDigitalInteraction(
  client: ClientSource,
  input: PostDigitalInteractionInput,
  options?: CallOptions,
): CallPromise<PostDigitalInteractionResponse> {
  return sendOperation(client, "POST", "/digital-interactions", { body: input }, options);
}

/**
 * Operations for posting digital interaction data
 */
export class DigitalInteractionsResource extends Resource {
  /**
   * Gong Post digital interaction
   *
   * Posts a digital interaction event to Gong, recording structured data about digital communications such as emails, chat messages, or other text-based interactions with customers.
   *
   * `POST /digital-interactions`
   *
   * @throws GongBadRequestError - 400: Bad request due to invalid parameters.
   * @throws GongAuthenticationError - 401: Unauthorized - invalid or missing authentication credentials.
   * @throws GongRateLimitError - 429: Rate limit exceeded.
   * @see {@link DigitalInteractionsResource} - Operations for posting digital interaction data
   */
  postDigitalInteraction(
    input: PostDigitalInteractionInput,
    options?: CallOptions,
  ): CallPromise<PostDigitalInteractionResponse> {
    return postDigitalInteraction(this.client, input, options);
  }
}
