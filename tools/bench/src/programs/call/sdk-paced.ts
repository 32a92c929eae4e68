import { GongEngagement } from "@gong-engagement/sdk";
import type { CreateSend } from "../program.ts";
import { rateLimit } from "../rate-limit.ts";

/** Without a budget, which remembers every start of a day. */
export const createSend: CreateSend = ({ baseUrl, fetch }) => {
  const gong = new GongEngagement({
    auth: { bearerToken: "token" },
    baseUrl,
    fetch,
    rateLimit: rateLimit.slice(0, 1),
  });
  return (event) => gong.engagementEvents.reportContentShareEvent(event);
};
