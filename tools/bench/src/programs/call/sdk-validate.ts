import { inputSchemas } from "@gong-engagement/schemas";
import { GongEngagement } from "@gong-engagement/sdk";
import type { CreateSend } from "../program.ts";
import { rateLimit } from "../rate-limit.ts";

export const createSend: CreateSend = ({ baseUrl, fetch }) => {
  const gong = new GongEngagement({
    auth: { bearerToken: "token" },
    baseUrl,
    fetch,
    rateLimit,
    validate: inputSchemas,
  });
  return (event) => gong.engagementEvents.reportContentShareEvent(event);
};
