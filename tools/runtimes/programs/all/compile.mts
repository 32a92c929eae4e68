import { type ClientOptions, createClient, type GongClient, isGongApiError } from "@gong-engagement/client";
import { inputSchemas } from "@gong-engagement/schemas";
import { type GongApiError, GongEngagement, operation$ } from "@gong-engagement/sdk";
import type { Operation$Data, Operation$Response } from "@gong-engagement/types";

export const options: ClientOptions = { auth: { bearerToken: "token" }, validate: inputSchemas };
export const client: GongClient = new GongEngagement(options).client;

/** What one package declares is what the others take and return. */
export const report = async (body: Operation$Data["body"]): Promise<Operation$Response | GongApiError> => {
  try {
    return await operation$(createClient(options), body);
  } catch (error) {
    if (isGongApiError(error)) return error satisfies GongApiError;
    throw error;
  }
};
