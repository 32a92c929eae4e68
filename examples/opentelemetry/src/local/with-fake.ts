// Two calls below a span of the application, and what OpenTelemetry gets to know of them.
import { createFake } from "@gong-engagement/fake";
import { GongEngagement } from "@gong-engagement/sdk";
import { trace } from "@opentelemetry/api";
import { createTelemetryHooks, observeLimit } from "../create-telemetry-hooks.ts";
import { collectTelemetry } from "./collect-telemetry.ts";

await using telemetry = collectTelemetry();
const fake = createFake();
await using gong = new GongEngagement({ fetch: fake.fetch, auth: fake.auth, hooks: createTelemetryHooks() });
observeLimit(gong);

fake.fail(503);
await trace.getTracer("shop").startActiveSpan("proposal sent", async (span) => {
  const eventTimestamp = "2026-04-07T09:30:00Z";
  const share = { contentTitle: "Proposal", senderEmailAddress: "rep@example.com", eventTimestamp };
  await gong.engagementEvents.reportContentShareEvent(share);
  await gong.engagementEvents.reportContentShareEvent({ ...share, senderEmailAddress: "nobody" }).catch(() => {});
  span.end();
});

console.log([...telemetry.listSpans(), ...(await telemetry.listMetrics())].join("\n"));
