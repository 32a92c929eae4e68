import { metrics, SpanStatusCode } from "@opentelemetry/api";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";

export interface Telemetry extends AsyncDisposable {
  /** A line for each span that has a parent. */
  listSpans(): string[];
  /** A line for each measured value. */
  listMetrics(): Promise<string[]>;
}

/** Keeps in memory what an application sends to a collector. */
export const collectTelemetry = (): Telemetry => {
  const spans = new InMemorySpanExporter();
  const tracing = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  tracing.register();
  const values = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const measuring = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter: values })] });
  metrics.setGlobalMeterProvider(measuring);

  return {
    listSpans() {
      const finished = spans.getFinishedSpans();
      const nameOf = (id = "") => finished.find((span) => span.spanContext().spanId === id)?.name;
      return finished.flatMap(({ name, parentSpanContext, attributes, events, status }) => {
        const parent = nameOf(parentSpanContext?.spanId);
        const retries = events.map((event) => `, ${event.name} after ${event.attributes?.reason}`);
        const error = status.code === SpanStatusCode.ERROR ? `, ${status.message?.split(":")[0]}` : "";
        return parent ? [`${parent} > ${name}: ${attributes["gong.outcome"]}${retries.join("")}${error}`] : [];
      });
    },
    async listMetrics() {
      values.reset();
      await measuring.forceFlush();
      const found = values.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
      return found.flatMap(({ descriptor: { name }, dataPoints }) =>
        dataPoints.map(({ attributes, value }) => {
          const shown = typeof value === "number" ? value : `${value.count} measured`;
          return [name, ...Object.values(attributes), shown].join(" ");
        }),
      );
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([tracing.shutdown(), measuring.shutdown()]);
    },
  };
};
