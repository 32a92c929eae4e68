import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { GongEngagement, isGongApiError, isGongError, isGongResponseError } from "@gong-engagement/sdk";
import { answer, calls, input } from "../../shared/sample.mjs";
import { startService } from "../../shared/start-service.mjs";
import { fetches } from "./libraries.mjs";

const refusal = { requestId: "refused", errors: ["why"] };
const answers = {
  200: {},
  302: { status: 302, headers: { location: "/elsewhere" }, body: "moved" },
  400: { status: 400, body: refusal },
  429: { status: 429, headers: { "retry-after": "0" }, body: refusal },
  503: { status: 503, body: refusal },
};

const service = await startService((_number, { headers }) => answers[headers["x-want"]]);
after(service.close);

const create = (options) =>
  new GongEngagement({
    baseUrl: service.url,
    auth: { bearerToken: "token" },
    rateLimit: false,
    retry: { attempts: 2, rateLimitAttempts: 2, minDelay: 1, maxDelay: 2 },
    ...options,
  });

const call = async (status, fetch) => {
  const before = service.log.length;
  const headers = { "x-want": String(status) };
  const outcome = await create(fetch && { fetch })
    .tag$.operation$(input, { headers })
    .catch((error) => error);
  return { outcome, requests: service.log.length - before };
};

for (const [library, fetch] of Object.entries(fetches)) {
  describe(`with the fetch of ${library}`, () => {
    it("a call is delivered", async () => {
      assert.deepEqual(await call(200, fetch), { outcome: answer.body, requests: 1 });
    });

    for (const [status, delivery, requests] of [
      [400, "refused", 1],
      [429, "refused", 2],
      [503, "unknown", 2],
    ]) {
      it(`an answer with ${status} is an error with status, reasons and delivery, after ${requests} attempts`, async () => {
        const { outcome, requests: sent } = await call(status, fetch);
        assert.ok(isGongApiError(outcome), `${outcome.name}: ${outcome.message}`);
        assert.deepEqual(
          [outcome.status, outcome.errors, outcome.delivery, sent],
          [status, refusal.errors, delivery, requests],
        );
      });
    }

    it("a redirect is refused, not followed", async () => {
      const { outcome, requests } = await call(302, fetch);
      assert.ok(isGongResponseError(outcome), `${outcome.name}: ${outcome.message}`);
      assert.deepEqual([outcome.status, outcome.delivery, requests], [302, "refused", 1]);
    });
  });
}

const doubles = {
  "a text": () => "done",
  nothing: () => undefined,
  "an object without headers or body": () => ({ ok: true, status: 200 }),
  "an error status without headers or body": () => ({ ok: false, status: 503 }),
  "a body that is not a stream": () => ({ ok: false, status: 400, headers: new Headers(), body: "refused" }),
};

for (const [what, double] of Object.entries(doubles)) {
  it(`a double for fetch that answers with ${what} ends in an error of the SDK, for each operation`, async () => {
    for (const { tag, operationId, input: given } of calls) {
      const error = await create({ fetch: async () => double() })
        [tag][operationId](given)
        .catch((reason) => reason);
      assert.ok(isGongError(error), `${operationId} gives ${error?.name}: ${error?.message}`);
      assert.ok(["unknown", "refused"].includes(error.delivery), `${operationId} is ${error.delivery}`);
      if (double()?.ok === false) assert.equal(error.status, double().status);
    }
  });
}
