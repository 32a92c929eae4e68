import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { after, describe, it } from "node:test";
import { trace } from "@opentelemetry/api";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { input, refusedInput } from "../../shared/sample.mjs";
import { startService } from "../../shared/start-service.mjs";

/** The snippet of the installed README, as a caller copies it. */
const readSnippet = async () => {
  const readme = await readFile(new URL("../node_modules/@gong-engagement/sdk/README.md", import.meta.url), "utf8");
  const [section = ""] = readme.split(/^### Observability$/m).slice(1);
  return /^```ts\n(.*?)^```$/ms.exec(section)?.[1] ?? "";
};

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();
after(() => provider.shutdown());

const service = await startService((number, { body }) => {
  if (JSON.stringify(JSON.parse(body)) === JSON.stringify(refusedInput)) return { status: 400, body: { errors: [] } };
  return number === 1 ? { status: 429, headers: { "retry-after": "0" }, body: {} } : {};
});
after(service.close);
process.env.GONG_BASE_URL = service.url;
process.env.GONG_BEARER_TOKEN = "secret-token";

const program = new URL("observability.mjs", import.meta.url);
await writeFile(program, stripTypeScriptTypes(`${await readSnippet()}export { gong };\n`));
after(() => rm(program));
const { gong } = await import(program);

describe("the README's snippet for OpenTelemetry, with its SDK", () => {
  it("records a span for each call, below the span of its caller, with its attempts and outcome", async () => {
    const tracer = trace.getTracer("test");
    const call = (name, given) =>
      tracer.startActiveSpan(name, async (span) => {
        await gong.tag$.operation$(given).catch(() => {});
        span.end();
      });
    await call("retried", input);
    await Promise.all([call("one", input), call("two", input), call("refused", refusedInput)]);

    const spans = exporter.getFinishedSpans();
    const nameOf = (id) => spans.find((span) => span.spanContext().spanId === id)?.name;
    const calls = spans
      .filter(({ name }) => name === "operation$")
      .map(({ parentSpanContext, attributes, status, duration: [seconds, nanoseconds] }) => {
        assert.ok(seconds * 1e9 + nanoseconds > 0, "the span has a duration");
        return [nameOf(parentSpanContext?.spanId), attributes["gong.attempts"], status.code];
      });
    assert.deepEqual(calls.sort(), [
      ["one", 1, 0],
      ["refused", 1, 2],
      ["retried", 2, 0],
      ["two", 1, 0],
    ]);
    const ids = spans.flatMap(({ attributes }) => attributes["gong.call_id"] ?? []);
    assert.equal(new Set(ids).size, 4);
    assert.doesNotMatch(JSON.stringify(spans.map(({ attributes, status }) => [attributes, status])), /secret-token/);
  });
});
