import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { createFake, type FakeServer } from "@gong-engagement/fake";
import type { Miniflare } from "miniflare";
import { startWorker } from "../src/local/start-worker.ts";

const fake = createFake({ quota: false }); // Calls that are not paced all arrive at once.
let server: FakeServer;
let worker: Miniflare;

before(async () => {
  server = await fake.listen();
  worker = await startWorker({
    GONG_BASE_URL: server.url,
    GONG_ACCESS_KEY: fake.auth.accessKey,
    GONG_ACCESS_KEY_SECRET: fake.auth.accessKeySecret,
  });
});
beforeEach(() => fake.reset());
after(async () => {
  await worker.dispose();
  await server.close();
});

const send = (body: string) => worker.dispatchFetch("http://worker.example/", { method: "POST", body });

const post = (view: object) => send(JSON.stringify(view));

test("requests at once are paced by the one client of the isolate", async () => {
  const views = Array.from({ length: 8 }, (_, index) => ({ title: `Proposal ${index}`, viewer: "buyer@example.org" }));
  const answers = await Promise.all(views.map(post));
  assert.deepEqual(
    answers.map(({ status }) => status),
    Array(8).fill(200),
  );
  const times = fake.expectReported("reportContentViewEvent", {}, { times: 8 }).map(({ at }) => at);
  const spread = Math.max(...times) - Math.min(...times);
  assert.ok(spread > 1_000, `Seven pauses of a third of a second took ${spread} ms`); // A busy machine blurs them.
});

test("a view that Gong refuses is answered with what to do", async () => {
  const answer = await post({ title: "Proposal", viewer: "nobody" });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /"delivery":"refused"/);
});

test("what is not a view is refused, and not sent", async () => {
  for (const body of ["not JSON", "null", "{}", '{"title": 1, "viewer": "buyer@example.org"}']) {
    assert.equal((await send(body)).status, 400, body);
  }
  assert.equal(fake.attempts.length, 0);
});
