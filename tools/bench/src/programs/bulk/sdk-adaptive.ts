import { createAdaptiveLimiter, GongEngagement } from "@gong-engagement/sdk";
import type { CreateSend, LimitedSetup } from "../program.ts";

export const createSend: CreateSend<LimitedSetup> = ({ baseUrl }) => {
  // As if the API description stated no limit.
  const rateLimit = createAdaptiveLimiter({ startRate: 20, maxRate: Infinity });
  const gong = new GongEngagement({ auth: { bearerToken: "token" }, baseUrl, rateLimit });
  return (event) => gong.engagementEvents.reportContentShareEvent(event);
};
