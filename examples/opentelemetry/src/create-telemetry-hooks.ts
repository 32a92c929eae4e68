import {
  type ErrorEvent,
  type GongEngagement,
  type Hooks,
  longestPacedInterval,
  type SuccessEvent,
} from "@gong-engagement/sdk";
import { metrics, SpanKind, SpanStatusCode, type TimeInput, trace } from "@opentelemetry/api";

/** A retry that a span shows once its call has ended. */
interface Retry {
  readonly at: TimeInput;
  readonly reason: string;
}

/**
 * Hooks that record a span and a duration for each call, with its retries as events of the span. A span covers the whole call,
 * also its wait for the limit, and is below the span that is active where the call is made.
 */
export const createTelemetryHooks = (): Hooks => {
  const tracer = trace.getTracer("gong");
  const durations = metrics.getMeter("gong").createHistogram("gong.call.duration", { unit: "ms" });
  const retries = new Map<string, Retry[]>();

  const record = (event: SuccessEvent | ErrorEvent): void => {
    const { callId, operationId, attempt, duration, requestId } = event;
    const span = tracer.startSpan(operationId, {
      kind: SpanKind.CLIENT,
      startTime: Date.now() - duration,
      attributes: { "gong.call_id": callId, "gong.attempts": attempt, "gong.request_id": requestId },
    });
    for (const { at, reason } of retries.get(callId) ?? []) span.addEvent("retry", { reason }, at);
    retries.delete(callId);
    const outcome = "error" in event ? event.delivery : "delivered";
    span.setAttribute("gong.outcome", outcome);
    // No message of the SDK holds a credential or text of an event.
    if ("error" in event) span.setStatus({ code: SpanStatusCode.ERROR, message: String(event.error) });
    span.end();
    durations.record(duration, { operation: operationId, outcome });
  };

  return {
    onRetry: ({ callId, error }) => {
      const reason = error instanceof Error ? error.name : String(error);
      retries.set(callId, [...(retries.get(callId) ?? []), { at: Date.now(), reason }]);
    },
    onSuccess: record,
    onError: record,
  };
};

/**
 * Reports what is left of the day's calls, and how many calls wait, whenever metrics are collected. Windows up to
 * `longestPacedInterval` are paced, and change too fast for a metric.
 */
export const observeLimit = (gong: GongEngagement): void => {
  const meter = metrics.getMeter("gong");
  meter.createObservableGauge("gong.limit.remaining").addCallback((result) => {
    const budgets = gong.client.rateLimit?.windows.filter(({ interval }) => interval > longestPacedInterval) ?? [];
    for (const { interval, remaining } of budgets) result.observe(remaining, { interval });
  });
  meter.createObservableGauge("gong.limit.waiting").addCallback((result) => {
    result.observe(gong.client.rateLimit?.waiting ?? 0);
  });
};
