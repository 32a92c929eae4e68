import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { GongEngagement } from "@gong-engagement/sdk";
import { HttpResponse, http, passthrough } from "msw";
import { setupServer } from "msw/node";
import { answer, input } from "../../shared/sample.mjs";
import { startService } from "../../shared/start-service.mjs";

const service = await startService();
after(service.close);

const requests = [];
let handle;
const handlers = [
  http.method$("https://gong.example/*", async ({ request }) => {
    requests.push({ url: request.url, headers: request.headers, body: await request.clone().json() });
    return handle(requests.length);
  }),
  http.method$(`${service.url}/*`, () => passthrough()),
];
const server = setupServer(...handlers);

const call = (options) =>
  new GongEngagement({
    baseUrl: "https://gong.example",
    auth: { bearerToken: "token" },
    rateLimit: false,
    timeout: 300,
    retry: { attempts: 2, minDelay: 1, maxDelay: 2 },
    ...options,
  }).tag$
    .operation$(input)
    .withResponse()
    .then(
      ({ data, attempts }) => ({ data, attempts }),
      ({ name, delivery, attempts }) => ({ name, delivery, attempts }),
    );

describe("with MSW in place of the service", () => {
  before(() => server.listen({ onUnhandledRequest: "bypass" }));
  after(() => server.close());
  beforeEach(() => {
    requests.length = 0;
  });

  const accept = () => HttpResponse.json(answer.body, { status: answer.status });

  it("a handler sees URL, credentials and body, and its answer is delivered", async () => {
    handle = accept;
    assert.deepEqual(await call(), { data: answer.body, attempts: 1 });
    const [{ url, headers, body }] = requests;
    assert.ok(new URL(url).pathname.endsWith("/path$"));
    assert.equal(headers.get("authorization"), "Bearer token");
    assert.deepEqual(body, input);
  });

  it("a 429 is waited for and tried again", async () => {
    const refuse = () => HttpResponse.json({}, { status: 429, headers: { "retry-after": "0" } });
    handle = (number) => (number === 1 ? refuse() : accept());
    assert.deepEqual(await call(), { data: answer.body, attempts: 2 });
  });

  it("a network error is a lost connection", async () => {
    handle = () => HttpResponse.error();
    assert.deepEqual(await call(), { name: "GongConnectionError", delivery: "unknown", attempts: 2 });
  });

  it("a handler that never answers ends in a timeout", async () => {
    handle = () => new Promise(() => {});
    assert.deepEqual(await call(), { name: "GongTimeoutError", delivery: "unknown", attempts: 2 });
  });

  it("a redirect is refused", async () => {
    handle = () => new HttpResponse(null, { status: 302, headers: { location: "https://elsewhere.example/" } });
    assert.deepEqual(await call(), { name: "GongResponseError", delivery: "refused", attempts: 1 });
  });

  it("what MSW lets through is delivered", async () => {
    assert.deepEqual(await call({ baseUrl: service.url }), { data: answer.body, attempts: 1 });
  });

  it("a request without a handler, which MSW then makes itself to a host that does not exist, is not sent", async () => {
    const outcome = await call({ baseUrl: "https://other.invalid" });
    assert.deepEqual(outcome, { name: "GongConnectionError", delivery: "not-sent", attempts: 2 });
  });
});
