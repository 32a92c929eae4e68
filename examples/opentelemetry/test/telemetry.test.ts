import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createFake } from "@gong-engagement/fake";
import { GongEngagement } from "@gong-engagement/sdk";
import { trace } from "@opentelemetry/api";
import { createTelemetryHooks, observeLimit } from "../src/create-telemetry-hooks.ts";
import { collectTelemetry } from "../src/local/collect-telemetry.ts";

const telemetry = collectTelemetry();
after(() => telemetry[Symbol.asyncDispose]());

test("calls become spans below their callers' spans, with retries and outcome, and the limit is measured", async () => {
  const fake = createFake();
  const { fetch, auth } = fake;
  await using gong = new GongEngagement({ fetch, auth, hooks: createTelemetryHooks(), retry: { minDelay: 1 } });
  observeLimit(gong);
  const report = (caller: string, viewerEmailAddress: string) =>
    trace.getTracer("test").startActiveSpan(caller, async (span) => {
      const view = { contentTitle: "Proposal", viewerEmailAddress, eventTimestamp: "2026-04-07T09:30:00Z" };
      await gong.engagementEvents.reportContentViewEvent(view).catch(() => {});
      span.end();
    });
  fake.fail(503);
  await report("retried", "buyer@example.org");
  await Promise.all([report("delivered", "buyer@example.org"), report("refused", "nobody")]);

  assert.deepEqual(telemetry.listSpans().sort(), [
    "delivered > reportContentViewEvent: delivered",
    "refused > reportContentViewEvent: refused, GongBadRequestError",
    "retried > reportContentViewEvent: delivered, retry after GongServerError",
  ]);
  const measured = await telemetry.listMetrics();
  for (const line of [
    "gong.call.duration reportContentViewEvent delivered 2 measured",
    "gong.call.duration reportContentViewEvent refused 1 measured",
    "gong.limit.remaining 86400000 9996",
    "gong.limit.waiting 0",
  ]) {
    assert.ok(measured.includes(line), `${line} is not among\n${measured.join("\n")}`);
  }
});
