import { serve } from "@hono/node-server";
import { createApp } from "./create-app.ts";
import { openGongOutbox } from "./open-gong-outbox.ts";

const { DATA_FOLDER = ".", HOST = "127.0.0.1", PORT = "3000", WEBHOOK_TOKEN } = process.env;
if (!WEBHOOK_TOKEN) throw new Error("Set WEBHOOK_TOKEN: what the proposal tool sends as its bearer token");

const outbox = await openGongOutbox(DATA_FOLDER);
outbox.start();

const app = createApp(outbox, WEBHOOK_TOKEN);
const server = serve({ fetch: app.fetch, port: Number(PORT), hostname: HOST }, ({ port }) =>
  console.log(`Webhooks are received on http://${HOST}:${port}`),
);
server.once("error", (error) => {
  console.error(`Webhooks cannot be received: ${error.message}`);
  process.exit(1);
});

/** Takes no more webhooks, and gives the events under way ten seconds. What is left is sent by the next process. */
const stop = (): void => {
  server.close(() => void outbox.close({ timeout: 10_000 }).then(() => process.exit()));
};
process.once("SIGINT", stop).once("SIGTERM", stop);
