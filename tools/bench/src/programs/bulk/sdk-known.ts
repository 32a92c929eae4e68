import { createRateLimiter, GongEngagement } from "@gong-engagement/sdk";
import type { CreateSend, LimitedSetup } from "../program.ts";

export const createSend: CreateSend<LimitedSetup> = ({ baseUrl, rate, burst }) => {
  // As its documentation says: less at once than the service allows.
  const rateLimit = createRateLimiter([{ limit: rate, interval: 1_000, burst: Math.floor((burst * 2) / 3) }]);
  const gong = new GongEngagement({ auth: { bearerToken: "token" }, baseUrl, rateLimit });
  return (event) => gong.engagementEvents.reportContentShareEvent(event);
};
