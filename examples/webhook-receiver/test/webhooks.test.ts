import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createFake } from "@gong-engagement/fake";
import type { Outbox } from "@gong-engagement/outbox";
import { createApp } from "../src/create-app.ts";
import { openGongOutbox } from "../src/open-gong-outbox.ts";

const fake = createFake();
const server = await fake.listen();
Object.assign(process.env, {
  GONG_BASE_URL: server.url,
  GONG_ACCESS_KEY: fake.auth.accessKey,
  GONG_ACCESS_KEY_SECRET: fake.auth.accessKeySecret,
});

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "webhooks-"));
});
after(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const opened = { title: "Proposal", viewer: "buyer@example.org", openedAt: "2026-04-07T09:30:00Z" };

const post = (outbox: Outbox, webhook: unknown, token = "secret"): Response | Promise<Response> =>
  createApp(outbox, "secret").request("/webhooks/proposal-opened", {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: typeof webhook === "string" ? webhook : JSON.stringify(webhook),
  });

test("a webhook that one process accepted is reported by the next one, once", async () => {
  {
    await using outbox = await openGongOutbox(folder); // Never started: as if the process were killed right after.
    const answers = [await post(outbox, { id: "1", ...opened }), await post(outbox, { id: "1", ...opened })];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [202, 202],
    );
  }
  assert.equal(fake.attempts.length, 0);

  await using outbox = await openGongOutbox(folder);
  assert.deepEqual(await outbox.drain(), { accepted: 1, delivered: 1, refused: 0, pending: 0, dead: 0 });
  fake.expectReported("reportContentViewEvent", { contentTitle: "Proposal" }, { times: 1 });
});

test("a webhook without an id, or that is not JSON, is refused, and not taken for a repetition", async () => {
  await using outbox = await openGongOutbox(folder);
  const { accepted } = await outbox.receipt();
  for (const body of [opened, { id: {}, ...opened }, { id: "", ...opened }, null, "not JSON"]) {
    assert.equal((await post(outbox, body)).status, 400, JSON.stringify(body));
  }
  assert.equal((await outbox.receipt()).accepted, accepted);
});

test("a webhook that cannot be reported is refused at once, and one with a wrong token", async () => {
  await using outbox = await openGongOutbox(folder);
  const { accepted } = await outbox.receipt();
  const wrong = await post(outbox, { id: "2", ...opened, viewer: "nobody" });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /viewerEmailAddress/);
  assert.equal((await post(outbox, { id: "3", ...opened }, "another-secret")).status, 401);
  assert.equal((await outbox.receipt()).accepted, accepted);
});
