import { createClient, operation$ } from "@gong-engagement/sdk";
import { reportCalls } from "../shared/report-calls.mjs";

await reportCalls(async (options) => {
  const client = createClient({ ...options, auth: { bearerToken: "token" } });
  return { operation$: await operation$(client, input$) };
});
