import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type ClientSource, sendOperation } from "@gong-engagement/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createClient, GongEngagement, GongServerError } from "./index.ts";

/** Calls an operation that no API description has, as a generated method does. */
const report = (source: ClientSource, body: object = { note: "first" }) =>
  sendOperation<{ readonly noteId?: string }>(source, "POST", "/notes", { body });

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
      response.end(JSON.stringify({ requestId: "r-1", noteId: "n-1" }));
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

test("a method resolves with the body, and with the whole response through withResponse", async () => {
  const gong = new GongEngagement(options());
  expect(await report(gong)).toEqual({ requestId: "r-1", noteId: "n-1" });
  const result = await report(gong).withResponse();
  expect(result).toMatchObject({
    data: { noteId: "n-1" },
    requestId: "r-1",
    attempts: 1,
  });
  expect(result.response).toBeInstanceOf(Response);
  expect(result.response.status).toBe(201);
});

test("a function takes a client or an SDK as its first argument", async () => {
  await report(createClient(options()));
  await report(new GongEngagement(options()));
  expect(bodies).toHaveLength(2);
});

test("a method rejects an error status with the error of its class, once", async () => {
  status = 500;
  const unhandled: unknown[] = [];
  const listen = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", listen);
  const gong = new GongEngagement(options());
  await expect(report(gong)).rejects.toBeInstanceOf(GongServerError);
  await expect(report(gong).withResponse()).rejects.toBeInstanceOf(GongServerError);
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", listen);
  expect(unhandled).toEqual([]);
});

test("the input is read when the method is called", async () => {
  const body = { note: "before" };
  const sent = report(new GongEngagement(options()), body);
  body.note = "after";
  await sent;
  expect(JSON.parse(bodies[0] ?? "")).toEqual({ note: "before" });
});

test("an SDK is closed by await using", async () => {
  let closed: GongEngagement;
  {
    await using gong = new GongEngagement(options());
    closed = gong;
  }
  await expect(report(closed)).rejects.toMatchObject({
    name: "GongClosedError",
    delivery: "not-sent",
  });
});

test("await using takes its method in Node.js 24, which refuses bound functions there", () => {
  const gong = new GongEngagement(options());
  expect(String(gong[Symbol.asyncDispose])).not.toContain("[native code]");
});
