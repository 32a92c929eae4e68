import { type ClientOptions, createClient, type GongClient, isGongApiError } from "@gong-engagement/client";
import { type GongApiError, GongEngagement, reportContentShareEvent } from "@gong-engagement/sdk";
import type { BaseResponse, ContentShareEventRequest } from "@gong-engagement/types";

export const options: ClientOptions = { auth: { bearerToken: "token" } };
export const client: GongClient = new GongEngagement(options).client;

/** What one package declares is what the others take and return. */
export const report = async (share: ContentShareEventRequest): Promise<BaseResponse | GongApiError> => {
  try {
    return await reportContentShareEvent(createClient(options), share);
  } catch (error) {
    if (isGongApiError(error)) return error satisfies GongApiError;
    throw error;
  }
};
