import { GongEngagement } from "@gong-engagement/sdk";
import { reportCalls } from "../shared/report-calls.mjs";
import { input } from "../shared/sample.mjs";

await reportCalls(async (options) => {
  const gong = new GongEngagement({ ...options, auth: { bearerToken: "token" } });
  return { operation$: await gong.tag$.operation$(input) };
});
