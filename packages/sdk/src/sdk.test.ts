import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createClient, GongEngagement, GongServerError, postDigitalInteraction } from "./index.ts";

const interaction = { interactionType: "Email" as const, participants: [], timestamp: "2026-04-07T09:30:00Z" };

let server: Server;
let status: number;
const bodies: string[] = [];

beforeEach(async () => {
  status = 201;
  bodies.length = 0;
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      bodies.push(body);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify({ requestId: "r-1", interactionId: "i-1" }));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const options = () => ({
  auth: { bearerToken: "token" },
  baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  rateLimit: false as const,
  retry: false as const,
});

test("resolves with the body, and with more through withResponse", async () => {
  const gong = new GongEngagement(options());
  expect(await gong.digitalInteractions.postDigitalInteraction(interaction)).toMatchObject({ interactionId: "i-1" });
  const result = await gong.digitalInteractions
    .postDigitalInteraction({ ...interaction, clientUniqueId: "u-1" })
    .withResponse();
  expect(result).toMatchObject({
    data: { interactionId: "i-1" },
    requestId: "r-1",
    attempts: 1,
    idempotencyKey: "u-1",
  });
  expect(result.response).toBeInstanceOf(Response);
  expect(result.response.status).toBe(201);
});

test("takes a client or an SDK first in a standalone function", async () => {
  await postDigitalInteraction(createClient(options()), interaction);
  await postDigitalInteraction(new GongEngagement(options()), interaction);
  expect(bodies).toHaveLength(2);
});

test("rejects an HTTP error status by class, once", async () => {
  status = 500;
  const unhandled: unknown[] = [];
  const listen = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", listen);
  const gong = new GongEngagement(options());
  await expect(gong.digitalInteractions.postDigitalInteraction(interaction)).rejects.toBeInstanceOf(GongServerError);
  await expect(gong.digitalInteractions.postDigitalInteraction(interaction).withResponse()).rejects.toBeInstanceOf(
    GongServerError,
  );
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", listen);
  expect(unhandled).toEqual([]);
});

test("reads the input when the method is called", async () => {
  const input = { ...interaction, subject: "before" };
  const sent = new GongEngagement(options()).digitalInteractions.postDigitalInteraction(input);
  input.subject = "after";
  await sent;
  expect(JSON.parse(bodies[0] ?? "")).toMatchObject({ subject: "before" });
});

test("is closed by await using", async () => {
  let closed: GongEngagement;
  {
    await using gong = new GongEngagement(options());
    closed = gong;
  }
  await expect(closed.digitalInteractions.postDigitalInteraction(interaction)).rejects.toMatchObject({
    name: "GongClosedError",
    delivery: "not-sent",
  });
});
