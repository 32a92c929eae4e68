import { createAdaptiveLimiter, GongEngagement } from "@gong-engagement/sdk";
import type { CreateSend, LimitedSetup } from "../program.ts";

export const createSend: CreateSend<LimitedSetup> = ({ baseUrl }) => {
  const gong = new GongEngagement({ auth: { bearerToken: "token" }, baseUrl, rateLimit: createAdaptiveLimiter() });
  return (event) => gong.engagementEvents.reportContentShareEvent(event);
};
