import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { createFake, type FakeServer } from "@gong-engagement/fake";
import type { Miniflare } from "miniflare";
import { startWorker } from "../src/local/start-worker.ts";

const fake = createFake();
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

const post = (view: object) =>
  worker.dispatchFetch("http://worker.example/", { method: "POST", body: JSON.stringify(view) });

test("requests at once are paced by the one client of the isolate", async () => {
  const views = Array.from({ length: 6 }, (_, index) => ({ title: `Proposal ${index}`, viewer: "buyer@example.org" }));
  const answers = await Promise.all(views.map(post));
  assert.deepEqual(
    answers.map(({ status }) => status),
    Array(6).fill(200),
  );
  fake.expectReported("reportContentViewEvent", {}, { times: 6 });
  assert.ok(fake.mostInAny(1_000) <= 3, `${fake.mostInAny(1_000)} calls within a second`);
});

test("a view that Gong refuses is answered with what to do", async () => {
  const answer = await post({ title: "Proposal", viewer: "nobody" });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /"delivery":"refused"/);
});
