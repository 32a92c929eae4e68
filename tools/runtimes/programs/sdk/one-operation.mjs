import { createClient, reportContentViewEvent } from "@gong-engagement/sdk";
import { reportCalls } from "../shared/report-calls.mjs";

await reportCalls(async (options) => {
  const client = createClient({ ...options, auth: { bearerToken: "token" } });
  const { requestId } = await reportContentViewEvent(client, {
    contentTitle: "Proposal for Initech",
    viewerEmailAddress: "buyer@initech.example",
    eventTimestamp: "2026-04-07T09:30:00Z",
  });
  return { reportContentViewEvent: requestId };
});
