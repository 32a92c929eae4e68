import assert from "node:assert/strict";
import { after, afterEach, describe, it } from "node:test";
import { GongEngagement } from "@gong-engagement/sdk";
import nock from "nock";
import { answer, input } from "../../shared/sample.mjs";

const call = () =>
  new GongEngagement({
    baseUrl: "https://gong.example/v2",
    auth: { accessKey: "key", accessKeySecret: "secret" },
    rateLimit: false,
    retry: { attempts: 2, minDelay: 1, maxDelay: 2 },
  }).tag$
    .operation$(input)
    .withResponse()
    .then(
      ({ data, attempts }) => ({ data, attempts }),
      ({ name, delivery, attempts }) => ({ name, delivery, attempts }),
    );

describe("with nock in place of the service", () => {
  nock.disableNetConnect();
  const expectCall = (...body) => nock("https://gong.example").method$("/v2/path$", ...body);
  afterEach(() => nock.cleanAll());
  after(() => nock.restore());

  it("credentials and body are those of the call, and the answer is delivered", async () => {
    expectCall(input).basicAuth({ user: "key", pass: "secret" }).reply(answer.status, answer.body);
    assert.deepEqual(await call(), { data: answer.body, attempts: 1 });
    assert.ok(nock.isDone());
  });

  it("a 429 is waited for and tried again", async () => {
    expectCall().reply(429, { errors: ["wait"] }, { "retry-after": "0" });
    expectCall().reply(answer.status, answer.body);
    assert.deepEqual(await call(), { data: answer.body, attempts: 2 });
  });

  it("an error of the connection is tried again, and is not a false success", async () => {
    expectCall()
      .times(2)
      .replyWithError(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
    assert.deepEqual(await call(), { name: "GongConnectionError", delivery: "unknown", attempts: 2 });
  });

  it("a refused connection is not sent", async () => {
    expectCall()
      .times(2)
      .replyWithError(Object.assign(new Error("refused"), { code: "ECONNREFUSED" }));
    assert.deepEqual(await call(), { name: "GongConnectionError", delivery: "not-sent", attempts: 2 });
  });
});
