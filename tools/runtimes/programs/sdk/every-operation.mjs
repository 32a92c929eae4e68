import { GongEngagement } from "@gong-engagement/sdk";
import { reportCalls } from "../shared/report-calls.mjs";

await reportCalls(async (options) => {
  const gong = new GongEngagement({ ...options, auth: { bearerToken: "token" } });
  const { requestId } = await gong.engagementEvents.reportContentViewEvent({
    contentTitle: "Proposal for Initech",
    viewerEmailAddress: "buyer@initech.example",
    eventTimestamp: "2026-04-07T09:30:00Z",
  });
  return { reportContentViewEvent: requestId };
});
