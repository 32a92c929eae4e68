import { rm } from "node:fs/promises";
import { createSharedLimiter } from "@gong-engagement/limiter";
import { sqliteStore as sqliteLimit } from "@gong-engagement/limiter/sqlite";
import { openOutbox } from "@gong-engagement/outbox";
import { sqliteStore } from "@gong-engagement/outbox/sqlite";
import { GongEngagement } from "@gong-engagement/sdk";
import { credentials } from "../shared/credentials.mjs";
import { expect } from "../shared/expect.mjs";
import { input } from "../shared/sample.mjs";

/** Puts an event in, and sends it under a shared limit, with each kind of credentials. */
const name = `${process.pid}-${process.version}`;
const limiter = createSharedLimiter({ store: sqliteLimit(`limit-${name}.db`) });
for (const [kind, auth] of Object.entries(credentials)) {
  const gong = new GongEngagement({ baseUrl: process.argv[2], auth, rateLimit: limiter });
  const outbox = await openOutbox({ store: sqliteStore(`outbox-${name}.db`), gong });
  const { id } = await outbox.enqueue("operation$", input, { id: kind });
  const { accepted, delivered } = await outbox.drain();
  expect(accepted === delivered, `the event is delivered: ${JSON.stringify(await outbox.find(id))}`);
  await outbox.close();
}
const [, day] = (await limiter.budget()).windows;
console.log(`delivered, ${day?.remaining} left`);
for (const file of [`limit-${name}.db`, `outbox-${name}.db`]) await rm(file);
