import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import type { SequenceReader } from "../api-metadata.ts";
import { createClientFor } from "../create-client.ts";
import { createSignal } from "../testing/create-signal.ts";
import { createTestClient, rejection, report, type TestClient } from "../testing/create-test-client.ts";
import { ok, text } from "../testing/replies.ts";
import { type Reply, startServer } from "../testing/start-server.ts";
import { testApi } from "../testing/test-api.ts";

const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00, 0xe9]);

const answerBytes =
  (type: string): Reply =>
  ({ response }) => {
    response.writeHead(200, { "content-type": type }).end(bytes);
  };

/** Where a report is sent, and where the API description has nothing. */
const places = [
  { place: "an operation that declares JSON", path: "/reports" },
  { place: "an operation that is not in the API description", path: "/undeclared" },
] as const;

describe.each(places)("the bytes of $place arrive unchanged", ({ path }) => {
  test.each(["image/png", "application/json", "text/csv; charset=iso-8859-1"])("as %s", async (type) => {
    await using server = await startServer(answerBytes(type));
    const client = createTestClient(server);
    const { data: buffer } = await client.PUT(path, { body: report, parseAs: "arrayBuffer" });
    const { data: blob } = await client.PUT(path, { body: report, parseAs: "blob" });
    const { data: stream } = await client.PUT(path, { body: report, parseAs: "stream" });
    for (const copy of [
      buffer,
      await (blob as Blob).arrayBuffer(),
      await new Response(stream as never).arrayBuffer(),
    ]) {
      expect(new Uint8Array(copy as ArrayBuffer)).toEqual(bytes);
    }
  });

  test("also through middleware", async () => {
    await using server = await startServer(answerBytes("image/png"));
    const client = createTestClient(server);
    client.use({ onResponse: ({ response }) => new Response(response.body, response) });
    const { data: buffer } = await client.PUT(path, { body: report, parseAs: "arrayBuffer" });
    const { data: stream } = await client.PUT(path, { body: report, parseAs: "stream" });
    expect(new Uint8Array(buffer as ArrayBuffer)).toEqual(bytes);
    expect(new Uint8Array(await new Response(stream as never).arrayBuffer())).toEqual(bytes);
  });

  test("as text, JSON or not, with every digit of a number", async () => {
    const body = '{"id": 9007199254740993}';
    await using server = await startServer(text(200, body, { "content-type": "application/json" }), text(200, "<p>"));
    const client = createTestClient(server);
    expect((await client.PUT(path, { body: report, parseAs: "text" })).data).toBe(body);
    expect((await client.PUT(path, { body: report, parseAs: "text" })).data).toBe("<p>");
  });
});

/** Answers with a part of a body, and leaves the rest to the test. */
const startStream = async () => {
  const opened = createSignal();
  let response: ServerResponse | undefined;
  const server = await startServer((exchange) => {
    response = exchange.response;
    response.writeHead(200, { "content-type": "application/json" }).write("first");
    opened.give();
  }, ok);
  return {
    server,
    async response(): Promise<ServerResponse> {
      await opened.given;
      if (!response) throw new Error("No request has arrived");
      return response;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
};

const openStream = async (client: TestClient, init: object = {}) => {
  const { data } = await client.PUT("/reports", { body: report, parseAs: "stream", ...init });
  return (data as ReadableStream<Uint8Array>).getReader();
};

type Reader = Awaited<ReturnType<typeof openStream>>;

const readPart = async (reader: Reader): Promise<string> => new TextDecoder().decode((await reader.read()).value);

describe("a stream is read part by part", () => {
  test("as the parts arrive", async () => {
    await using started = await startStream();
    const reader = await openStream(createTestClient(started.server));
    expect(await readPart(reader)).toBe("first");
    (await started.response()).end("second");
    expect(await readPart(reader)).toBe("second");
    expect((await reader.read()).done).toBe(true);
  });

  test("and outlives the timeout of the attempt that has begun it", async () => {
    await using started = await startStream();
    const reader = await openStream(createTestClient(started.server), { timeout: 200 });
    expect(await readPart(reader)).toBe("first");
    const next = readPart(reader);
    const response = await started.response();
    setTimeout(() => response.end("late"), 400);
    expect(await next).toBe("late");
  });

  test("until the caller cancels it, which closes the connection", async () => {
    await using started = await startStream();
    const client = createTestClient(started.server);
    const reader = await openStream(client);
    await readPart(reader);
    const closed = once(await started.response(), "close");
    await reader.cancel();
    await closed;
    await client.close();
  });

  test("until the caller aborts, which rejects with the caller's reason", async () => {
    await using started = await startStream();
    const controller = new AbortController();
    const reader = await openStream(createTestClient(started.server), { signal: controller.signal });
    await readPart(reader);
    const closed = once(await started.response(), "close");
    const next = rejection(reader.read());
    const reason = new Error("enough");
    controller.abort(reason);
    expect(await next).toBe(reason);
    await closed;
  });

  test("until the deadline of the call", async () => {
    await using started = await startStream();
    const reader = await openStream(createTestClient(started.server), { deadline: 300 });
    await readPart(reader);
    const error = await rejection(reader.read());
    expect(error).toMatchObject({ name: "GongTimeoutError", scope: "deadline", delivery: "unknown", attempts: 1 });
  });

  test("until the connection is lost, and the call is not sent again", async () => {
    await using started = await startStream();
    const reader = await openStream(createTestClient(started.server));
    await readPart(reader);
    const next = rejection(reader.read());
    (await started.response()).destroy();
    expect(await next).toMatchObject({ name: "GongConnectionError", delivery: "unknown", operationId: "putReport" });
    expect(started.server.received).toHaveLength(1);
  });
});

describe("a call whose stream is being read is in flight", () => {
  test("so close waits for it", async () => {
    await using started = await startStream();
    const client = createTestClient(started.server);
    const reader = await openStream(client);
    const ended: string[] = [];
    const closed = client.close().then(() => ended.push("closed"));
    await readPart(reader);
    (await started.response()).end();
    ended.push("ended");
    await reader.read();
    await closed;
    expect(ended).toEqual(["ended", "closed"]);
  });

  test("and is given up when the timeout of close is over", async () => {
    await using started = await startStream();
    const client = createTestClient(started.server);
    const reader = await openStream(client);
    await readPart(reader);
    await client.close({ timeout: 20 });
    expect(await rejection(reader.read())).toMatchObject({ name: "GongClosedError", delivery: "unknown" });
    if (!(await started.response()).closed) await once(await started.response(), "close");
  });

  test("and observers hear of its end, once", async () => {
    await using started = await startStream();
    const events: string[] = [];
    const hooks = {
      onResponse: () => events.push("response"),
      onSuccess: () => events.push("success"),
      onError: () => events.push("error"),
    };
    const client = createTestClient(started.server, { hooks });
    const reader = await openStream(client);
    await readPart(reader);
    expect(events).toEqual(["response"]);
    const next = rejection(reader.read());
    (await started.response()).destroy();
    await next;
    await client.PUT("/reports", { body: report });
    expect(events).toEqual(["response", "error", "response", "success"]);
  });
});

test("a stream of a foreign fetch is also read part by part", async () => {
  const encode = (part: string): Uint8Array => new TextEncoder().encode(part);
  let isReturned = false;
  async function* parts() {
    try {
      yield encode("first");
      yield encode("second");
    } finally {
      isReturned = true;
    }
  }
  const fetch = async () => ({ status: 200, ok: true, headers: new Headers(), body: parts() }) as never;
  const reader = await openStream(createTestClient({ url: "http://127.0.0.1" }, { fetch }));
  expect(await readPart(reader)).toBe("first");
  await reader.cancel();
  expect(isReturned).toBe(true);
});

describe("a stream that goes through middleware", () => {
  test("is read by the caller where middleware has only looked at the response", async () => {
    await using server = await startServer(ok);
    const client = createTestClient(server);
    client.use({ onResponse: ({ response }) => void response.headers });
    const reader = await openStream(client);
    expect(await readPart(reader)).toBe('{"requestId":"r-200"}');
    expect((await reader.read()).done).toBe(true);
    await client.close();
  });

  test("is cancelled where middleware puts a response without a body in its place, and close does not wait for it", async () => {
    await using started = await startStream();
    const client = createTestClient(started.server);
    client.use({ onResponse: () => new Response(null, { status: 204 }) });
    const { data, response } = await client.PUT("/reports", { body: report, parseAs: "stream" });
    expect({ data, status: response.status }).toEqual({ data: undefined, status: 204 });
    const serverSide = await started.response();
    if (!serverSide.closed) await once(serverSide, "close");
    await client.close();
  });

  test("is an error of the call where middleware has read it to its end", async () => {
    await using server = await startServer(ok);
    const client = createTestClient(server);
    client.use({ onResponse: async ({ response }) => void (await response.text()) });
    expect(await rejection(openStream(client))).toMatchObject({
      message: "What middleware left of the response cannot be read",
    });
    await client.close();
  });

  test("is an error of the call where middleware has begun to read it, and close does not wait for it", async () => {
    await using started = await startStream();
    const client = createTestClient(started.server);
    client.use({
      async onResponse({ response }) {
        await response.body?.getReader().read();
      },
    });
    expect(await rejection(openStream(client))).toMatchObject({
      name: "GongResponseError",
      message: "What middleware left of the response cannot be read",
      status: 200,
      delivery: "unknown",
    });
    await client.close();
  });
});

describe("a sequence of items is read by its reader, or is a stream of the body if the caller asks for one", () => {
  const readItems: SequenceReader = async function* (_body, { status, headers, timeout, fail }) {
    yield { status, type: headers.get("content-type"), timeout };
    fail(new Error("the second item"));
  };
  const api = {
    ...testApi,
    operations: {
      ...testApi.operations,
      "GET /events": { operationId: "listEvents", responses: { 200: { "application/jsonl": readItems } } },
    },
  };

  test.each([
    { what: "without middleware", middleware: [] },
    { what: "with middleware", middleware: [{ onResponse() {} }] },
    {
      what: "with middleware that wraps the response",
      middleware: [{ onResponse: ({ response }: { response: Response }) => new Response(response.body, response) }],
    },
  ])("$what", async ({ middleware }) => {
    await using server = await startServer(text(200, "1\n2\n", { "content-type": "application/jsonl" }));
    const errors: unknown[] = [];
    const hooks = { onError: ({ error }: { readonly error: unknown }) => errors.push(error) };
    const options = { auth: false as const, baseUrl: server.url, timeout: 7_000, hooks };
    const client = createClientFor(api, options) as object as TestClient;
    const { data } = await client.GET("/events", { parseAs: "stream", middleware });
    expect(await new Response(data as ReadableStream).text()).toBe("1\n2\n");
    const { data: items } = await client.GET("/events", { middleware });
    const given: unknown[] = [];
    for await (const item of items as AsyncIterable<unknown>) given.push(item);
    expect(given).toEqual([{ status: 200, type: "application/jsonl", timeout: 7_000 }]);
    expect(errors).toEqual([expect.objectContaining({ message: "the second item" })]);
    await client.close();
  });
});
