import assert from "node:assert/strict";
import { after, it } from "node:test";
import { GongEngagement } from "@gong-engagement/sdk";
import { addFetchInstrumentationHandler } from "@sentry/core";
import * as Sentry from "@sentry/node";
import { answer, input } from "../../shared/sample.mjs";
import { startService } from "../../shared/start-service.mjs";

const failOnce = (number) => (number === 1 ? { status: 503, body: {} } : {});

const start = async (t) => {
  const service = await startService(failOnce);
  t.after(service.close);
  const gong = new GongEngagement({
    baseUrl: service.url,
    auth: { bearerToken: "secret-token" },
    rateLimit: false,
    retry: { minDelay: 1, maxDelay: 2 },
  });
  return { ...service, gong };
};

it("a fetch that changes the headers it is given changes one attempt only", async (t) => {
  const { gong, log } = await start(t);
  const { fetch } = globalThis;
  t.after(() => {
    globalThis.fetch = fetch;
  });
  globalThis.fetch = (url, init) => {
    init.headers["x-attempts"] = String(Number(init.headers["x-attempts"] ?? 0) + 1);
    return fetch(url, init);
  };
  assert.deepEqual(await gong.tag$.operation$(input), answer.body);
  assert.deepEqual(await gong.tag$.operation$(input), answer.body);
  assert.deepEqual(
    log.map(({ headers }) => headers["x-attempts"]),
    ["1", "1", "1"],
  );
});

it("Sentry for Node.js traces each attempt, and is told no credential", async (t) => {
  const sent = [];
  const transport = () => ({
    send: async (envelope) => {
      sent.push(JSON.stringify(envelope));
      return {};
    },
    flush: async () => true,
  });
  Sentry.init({ dsn: "https://public@sentry.example/1", tracesSampleRate: 1, transport });
  after(() => Sentry.close(0));
  const { gong, log } = await start(t);
  await Sentry.startSpan({ name: "job" }, () => gong.tag$.operation$(input));
  const traces = log.map(({ headers }) => headers["sentry-trace"]);
  assert.equal(traces.length, 2);
  assert.match(traces[0], /^[0-9a-f]{32}-[0-9a-f]{16}-1$/);
  assert.equal(new Set(traces).size, 2, "each attempt has a span of its own");
  await Sentry.flush(2_000);
  assert.match(sent.join("\n"), /"job"/);
  assert.doesNotMatch(sent.join("\n"), /secret-token/);
});

it("Sentry for browsers, which wraps fetch after the client was made, sees each attempt", async (t) => {
  const { gong, log } = await start(t);
  const { fetch } = globalThis;
  t.after(() => {
    globalThis.fetch = fetch;
  });
  const seen = [];
  addFetchInstrumentationHandler(({ args, endTimestamp, response }) => {
    if (endTimestamp) seen.push(response?.status);
    else args[1].headers = { ...args[1].headers, baggage: "from-sentry" };
  });
  const { data, attempts } = await gong.tag$.operation$(input).withResponse();
  assert.deepEqual({ data, attempts }, { data: answer.body, attempts: 2 });
  assert.deepEqual(seen, [503, answer.status]);
  assert.deepEqual(
    log.map(({ headers }) => headers.baggage),
    ["from-sentry", "from-sentry"],
  );
});
