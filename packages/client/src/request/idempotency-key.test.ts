import { expect, test } from "vitest";
import { createUnpacedClient, credentials, rejection } from "../testing/create-test-client.ts";
import { failure } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

const interaction = { kind: "Email" as const, participants: [], timestamp: "2026-04-07T09:30:00Z" };

const createKeyClient = (server: { readonly url: string }) =>
  createUnpacedClient({
    auth: credentials,
    baseUrl: server.url,
    rateLimit: false,
    retry: { minDelay: 1, maxDelay: 2 },
  });

test("a body that a serializer writes without the key is sent once", async () => {
  await using server = await startServer(failure(500));
  const result = await createKeyClient(server).POST("/messages", {
    body: interaction,
    bodySerializer: () => JSON.stringify(interaction),
  });
  expect(result.response.status).toBe(500);
  expect(server.received).toHaveLength(1);
});

test("a body that middleware writes without the key is sent once, and the error names no key", async () => {
  await using server = await startServer(({ socket }) => socket.destroy());
  const client = createKeyClient(server);
  client.use({ onRequest: ({ request }) => new Request(request, { body: JSON.stringify(interaction) }) });
  const error = await rejection(client.POST("/messages", { body: interaction }));
  expect(error).toMatchObject({ name: "GongConnectionError", delivery: "unknown", attempts: 1 });
  expect(error).not.toHaveProperty("idempotencyKey");
});

test("a body that holds the key is sent again, also through middleware", async () => {
  await using server = await startServer(failure(500));
  const client = createKeyClient(server);
  client.use({ onRequest: ({ request }) => request });
  await client.POST("/messages", { body: { ...interaction, messageId: 'quote"d' } });
  expect(server.received).toHaveLength(3);
});
