import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { Worker } from "node:worker_threads";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { certificate } from "../testing/certificate.ts";
import { createSignal } from "../testing/create-signal.ts";
import { createTestClient, postSettings, putReport, rejection } from "../testing/create-test-client.ts";
import { failure, hang, ok, raw, reset, text } from "../testing/replies.ts";
import { type Reply, startServer } from "../testing/start-server.ts";

const once200 = { retry: { attempts: 1 } };

const headOf = (status: number, ...fields: string[]): string =>
  [`HTTP/1.1 ${status} Whatever`, "content-type: application/json", ...fields, "", ""].join("\r\n");

/** Writes something at once and again every few milliseconds, until the other side hangs up. */
const drip =
  (status: number, bytes: string): Reply =>
  ({ response, socket }) => {
    response.writeHead(status, { "content-type": "application/json" });
    const timer = setInterval(() => response.write(bytes), 5);
    socket.once("close", () => clearInterval(timer));
  };

describe("a 2xx whose body is incomplete is never taken for success", () => {
  test.each([
    { what: "reset in the body", reply: raw(`${headOf(200, "content-length: 40")}{"requestId"`) },
    { what: "Content-Length too long", reply: raw(`${headOf(200, "content-length: 40")}{"requestId":"r"}`) },
    { what: "chunks without an end", reply: raw(`${headOf(200, "transfer-encoding: chunked")}5\r\n{"req\r\n`) },
    { what: "gzip that is none", reply: raw(`${headOf(200, "content-encoding: gzip", "content-length: 3")}abc`) },
  ])("$what: connection error, unknown", async ({ reply }) => {
    await using server = await startServer(reply);
    expect(await rejection(putReport(createTestClient(server, once200)))).toMatchObject({
      name: "GongConnectionError",
      delivery: "unknown",
      attempts: 1,
    });
  });

  test.each([
    { what: "truncated JSON", reply: raw(`${headOf(200, "connection: close")}{"requestId":"r`) },
    { what: "Content-Length too short", reply: raw(`${headOf(200, "content-length: 10")}{"requestId":"r"}`) },
  ])("$what: response error, unknown, not retried", async ({ reply }) => {
    await using server = await startServer(reply);
    expect(await rejection(putReport(createTestClient(server)))).toMatchObject({
      name: "GongResponseError",
      status: 200,
      delivery: "unknown",
      attempts: 1,
    });
  });
});

describe("an attempt ends at its timeout", () => {
  test.each([
    { what: "no answer", reply: hang },
    { what: "headers without a body", reply: raw(headOf(200, "content-length: 40"), { hangs: true }) },
    { what: "a body that drips", reply: drip(200, " ") },
  ])("$what", async ({ reply }) => {
    await using server = await startServer(reply);
    const error = await rejection(putReport(createTestClient(server, { ...once200, timeout: 100 })));
    expect(error).toMatchObject({ name: "GongTimeoutError", scope: "attempt", delivery: "unknown", attempts: 1 });
  });

  test("also if `fetch` takes no notice of its signal", async () => {
    const client = createTestClient(
      { url: "http://127.0.0.1" },
      { ...once200, timeout: 20, fetch: () => new Promise(() => {}) },
    );
    expect(await rejection(putReport(client))).toMatchObject({ name: "GongTimeoutError", delivery: "unknown" });
  });

  test("also after an attempt that was answered with an error", async () => {
    await using server = await startServer(failure(500), hang);
    const error = await rejection(
      putReport(createTestClient(server, { retry: { attempts: 2, minDelay: 1 }, timeout: 200 })),
    );
    expect(error).toMatchObject({ name: "GongTimeoutError", attempts: 2 });
  });

  test("and frees the socket", async () => {
    const closed = createSignal();
    await using server = await startServer(({ socket }) => {
      socket.once("close", () => closed.give());
    });
    await rejection(putReport(createTestClient(server, { ...once200, timeout: 20 })));
    await expect(closed.given).resolves.toBeUndefined();
  });
});

describe("an error keeps its status, whatever its body does", () => {
  test.each([
    {
      what: "reset in the body",
      reply: raw(`${headOf(500, "content-length: 40")}{"requestId":"r"`),
      body: '{"requestId":"r"',
    },
    {
      what: "bad gzip",
      reply: raw(`${headOf(500, "content-encoding: gzip", "content-length: 3")}abc`),
      body: undefined,
    },
    { what: "no body", reply: raw(headOf(500, "content-length: 0")), body: undefined },
  ])("$what", async ({ reply, body }) => {
    await using server = await startServer(reply);
    const error = await rejection(putReport(createTestClient(server, once200)));
    expect(error).toMatchObject({ name: "GongServerError", status: 500, delivery: "unknown", body });
  });

  test("a response without a body keeps its status", async () => {
    const fetch = async (): Promise<Response> => new Response(null, { status: 500 });
    const error = await rejection(putReport(createTestClient({ url: "http://127.0.0.1" }, { ...once200, fetch })));
    expect(error).toMatchObject({ name: "GongServerError", body: undefined });
  });

  test("a body that never ends is cut at the timeout", async () => {
    await using server = await startServer(drip(400, "x"));
    const error = await rejection(putReport(createTestClient(server, { timeout: 500 })));
    expect(error).toMatchObject({ name: "GongBadRequestError", body: expect.stringMatching(/^x+$/) });
  });

  test("a body that never ends is cut at the deadline", async () => {
    await using server = await startServer(drip(500, "x"));
    const error = await rejection(putReport(createTestClient(server, { deadline: 500 })));
    expect(error).toMatchObject({ name: "GongServerError", attempts: 1 });
  });

  test("50 MB are cut after 64 KiB", async () => {
    let written = 0;
    const closed = createSignal();
    await using server = await startServer(({ response, socket }) => {
      response.writeHead(400);
      const chunk = "x".repeat(1_000_000);
      const write = (): void => {
        while (written < 50_000_000) {
          written += chunk.length;
          if (!response.write(chunk)) {
            response.once("drain", write);
            return;
          }
        }
      };
      write();
      socket.once("close", () => closed.give());
    });
    const error = await rejection(putReport(createTestClient(server)));
    expect(error).toMatchObject({ name: "GongBadRequestError", body: "x".repeat(65_536) });
    await closed.given;
    expect(written).toBeLessThan(50_000_000);
  });

  test("JSON that is cut within a text full of quotes is read in time", { timeout: 1_500 }, async () => {
    await using server = await startServer(text(500, `{"id":5517027188234205706,"request":"${'\\"'.repeat(50_000)}"}`));
    expect(await rejection(postSettings(createTestClient(server)))).toMatchObject({ name: "GongServerError" });
  });

  test("a character that the cut divides does no harm", async () => {
    await using server = await startServer(({ response }) => response.writeHead(400).end(`x${"ü".repeat(40_000)}`));
    const error = await rejection(putReport(createTestClient(server)));
    expect(error).toMatchObject({ body: expect.stringMatching(/^xü+$/) });
  });
});

describe("without a connection nothing was sent", () => {
  test("an unknown host is tried again", async () => {
    const client = createTestClient({ url: "http://unknown-host.invalid" });
    expect(await rejection(postSettings(client))).toMatchObject({
      name: "GongConnectionError",
      delivery: "not-sent",
      attempts: 3,
    });
  });

  test("a certificate that is not accepted is not tried again", async () => {
    const server = createTlsServer(certificate, (_request, response) => response.end("{}")).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const error = await rejection(putReport(createTestClient({ url: `https://127.0.0.1:${port}` })));
    expect(error).toMatchObject({ name: "GongConnectionError", delivery: "not-sent", isPermanent: true, attempts: 1 });
    server.close();
  });

  test("a server that does not speak TLS is not tried again", async () => {
    await using server = await startServer(ok);
    const client = createTestClient({ url: server.url.replace("http:", "https:") });
    expect(await rejection(putReport(client))).toMatchObject({ isPermanent: true, attempts: 1 });
  });

  test("a call that connects at a later attempt is delivered", async () => {
    await using server = await startServer(ok);
    let calls = 0;
    const client = createTestClient(server, {
      fetch: (url, init) => fetch(calls++ === 0 ? "http://127.0.0.1:1" : url, init),
    });
    expect(await postSettings(client)).toMatchObject({ attempts: 2, requestId: "r-200" });
  });
});

describe.each([{ middleware: true }, { middleware: false }])(
  "an answer with a Content-Encoding, with middleware $middleware",
  ({ middleware }) => {
    const body = JSON.stringify({ requestId: "r", errors: ["e"], padding: randomBytes(2_000).toString("hex") });

    const ask = async (status: number, contentEncoding: string, bytes: Buffer): Promise<unknown> => {
      await using server = await startServer(({ response }) => {
        response
          .writeHead(status, { "content-type": "application/json", "content-encoding": contentEncoding })
          .end(bytes);
      });
      const client = createTestClient(server, { retry: false });
      if (middleware) client.use({ onRequest: () => undefined });
      return await putReport(client).catch((error: unknown) => error);
    };

    test.each([
      { contentEncoding: "gzip", compressed: gzipSync(body) },
      { contentEncoding: "deflate", compressed: deflateSync(body) },
      { contentEncoding: "br", compressed: brotliCompressSync(body) },
    ])(
      "$contentEncoding is decoded, and where it cannot be the status stands",
      async ({ contentEncoding, compressed }) => {
        expect(await ask(200, contentEncoding, compressed)).toMatchObject({ requestId: "r" });
        expect(await ask(400, contentEncoding, compressed)).toMatchObject({ status: 400, errors: ["e"] });
        const cut = compressed.subarray(0, compressed.length / 2);
        const damaged = compressed.map((byte, index) => (index > 10 ? byte ^ 255 : byte));
        for (const bytes of [cut, Buffer.from(damaged)]) {
          expect(await ask(200, contentEncoding, bytes)).toMatchObject({ delivery: "unknown", attempts: 1 });
          expect(await ask(400, contentEncoding, bytes)).toMatchObject({
            name: "GongBadRequestError",
            delivery: "refused",
          });
        }
      },
    );
  },
);

test("a keep-alive socket that closes under a request is a lost connection: sent again only if that is safe", async () => {
  await using server = await startServer(ok, reset, ok, reset, ok);
  const client = createTestClient(server);
  await putReport(client);
  expect(await putReport(client)).toMatchObject({ attempts: 2 });
  expect(await rejection(postSettings(client))).toMatchObject({ name: "GongConnectionError", delivery: "unknown" });
});

test("an answer that is not HTTP is a lost connection", async () => {
  await using server = await startServer(raw("nonsense\r\n\r\n"));
  expect(await rejection(putReport(createTestClient(server, once200)))).toMatchObject({
    name: "GongConnectionError",
    delivery: "unknown",
  });
});

/** Another thread, which has a server that answers once this thread is blocked. */
const createServerBeside = async () => {
  const shared = new Int32Array(new SharedArrayBuffer(4));
  const program = `
    const { parentPort, workerData } = require("node:worker_threads");
    const server = require("node:http").createServer((request, response) => {
      parentPort.postMessage("received");
      Atomics.wait(workerData, 0, 0);
      response.end("{}");
    });
    server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
  `;
  const worker = new Worker(program, { eval: true, workerData: shared });
  const [port] = await once(worker, "message");
  return {
    url: `http://127.0.0.1:${port}`,
    received: () => once(worker, "message"),
    standStill: (milliseconds: number): void => {
      Atomics.store(shared, 0, 1);
      Atomics.notify(shared, 0);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
    },
    end: () => worker.terminate(),
  };
};

test("an answer that has arrived while the process stood still is read before the timeout counts", async () => {
  const server = await createServerBeside();
  const call = putReport(createTestClient(server, { timeout: 1_000, retry: false }));
  await server.received();
  server.standStill(1_400);
  expect(await call).toMatchObject({ attempts: 1, data: {} });
  await server.end();
});
