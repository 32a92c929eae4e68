import { Readable } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import type { Fetch } from "../options/client-options.ts";
import { createSignal } from "../testing/create-signal.ts";
import { createTestClient, postSettings, putReport, rejection } from "../testing/create-test-client.ts";
import { raw } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

const service = { url: "http://127.0.0.1:9" };
const body = JSON.stringify({ requestId: "r-1", errors: ["no"] });

/** A response as node-fetch makes it: its body is a stream of Node.js. */
const likeNodeFetch = (status: number, headers = {}) => ({
  status,
  headers: new Headers(headers),
  body: Readable.from([body]),
  text: async () => body,
});

const shapes: { shape: string; respond: (status: number) => unknown }[] = [
  { shape: "with a stream of Node.js", respond: likeNodeFetch },
  { shape: "without headers and body", respond: (status) => ({ status, text: async () => body }) },
  {
    shape: "with a body whose getReader is not a function",
    respond: (status) => ({ status, body: { getReader: undefined }, text: async () => body }),
  },
  {
    shape: "with a body whose iterator is not a function",
    respond: (status) => ({ status, body: { [Symbol.asyncIterator]: undefined }, text: async () => body }),
  },
  { shape: "with only json()", respond: (status) => ({ status, json: async () => JSON.parse(body) }) },
  {
    shape: "with headers as an object",
    respond: (status) => ({ status, headers: { "x-a": "b" }, text: async () => body }),
  },
];

const clientFor = (respond: (count: number) => unknown) => {
  let count = 0;
  return createTestClient(service, { fetch: (async () => respond(++count)) as Fetch });
};

describe.each(shapes)("a response $shape", ({ respond }) => {
  test("is delivered with 200", async () => {
    expect(await putReport(clientFor(() => respond(200)))).toMatchObject({ attempts: 1, requestId: "r-1" });
  });

  test.each([
    { status: 400, name: "GongBadRequestError" },
    { status: 409, name: "GongConflictError" },
    { status: 302, name: "GongResponseError" },
  ])("fails as refused with $status", async ({ status, name }) => {
    expect(await rejection(putReport(clientFor(() => respond(status))))).toMatchObject({
      name,
      status,
      delivery: "refused",
      attempts: 1,
    });
  });

  test.each([429, 503])("is sent again with %i", async (status) => {
    expect(await putReport(clientFor((count) => respond(count === 1 ? status : 200)))).toMatchObject({ attempts: 2 });
    const failed = await rejection(postSettings(clientFor(() => respond(500))));
    expect(failed).toMatchObject({ name: "GongServerError", delivery: "unknown", errors: ["no"], requestId: "r-1" });
  });
});

test("an error body that is given as one text is cut after 64 KiB", async () => {
  const response = { status: 400, text: async () => "x".repeat(100_000) };
  expect(await rejection(putReport(clientFor(() => response)))).toMatchObject({ body: "x".repeat(65_536) });
});

test("64 KiB of an error body are enough: what may follow is not waited for", async () => {
  const body = new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(65_536).fill(120)) });
  const client = clientFor(() => new Response(body, { status: 400 }));
  expect(await rejection(putReport(client))).toMatchObject({ body: "x".repeat(65_536) });
});

test("an error keeps its status where a response has no headers", async () => {
  const response = { status: 400, headers: 7, text: async () => body };
  expect(await rejection(putReport(clientFor(() => response)))).toMatchObject({ status: 400, errors: ["no"] });
});

test("an error keeps its status where the body does not end before the timeout", async () => {
  const response = { status: 400, text: () => new Promise(() => {}) };
  const client = createTestClient(service, { fetch: (async () => response) as never, timeout: 50 });
  expect(await rejection(putReport(client))).toMatchObject({ status: 400, errors: [], body: undefined });
});

test.each(["a text", undefined, null, {}, { status: "200" }])(
  "%o instead of a response is unknown",
  async (returned) => {
    expect(await rejection(putReport(clientFor(() => returned)))).toMatchObject({
      name: "GongResponseError",
      message: "The option fetch returned something else than a Response",
      status: 0,
      delivery: "unknown",
      attempts: 1,
    });
  },
);

test.each([
  { what: "is hidden", respond: () => Response.error(), status: 0 },
  { what: "is 199", respond: () => ({ status: 199, text: async () => body }), status: 199 },
  { what: "is no number", respond: () => ({ status: Number.NaN, text: async () => body }), status: 0 },
  { what: "is negative", respond: () => ({ status: -1, text: async () => body }), status: -1 },
])("a response whose status $what is unknown, and no success", async ({ respond, status }) => {
  for (const middleware of [[], [{ onRequest: () => undefined }]]) {
    const client = clientFor(respond);
    client.use(...middleware);
    expect(await rejection(putReport(client))).toMatchObject({
      name: "GongResponseError",
      message: expect.stringMatching(/^A response with the status (NaN|-?\d+), which says nothing of the event$/),
      status,
      delivery: "unknown",
      advice: "check-by-hand",
      attempts: 1,
    });
  }
});

const throwing = (name: string, members: object = {}): object =>
  Object.defineProperty({ ...members }, name, {
    get: () => {
      throw new Error(`no ${name}`);
    },
  });

test("a response whose members throw cannot be read; its status is kept where it has one", async () => {
  expect(await rejection(putReport(clientFor(() => throwing("status"))))).toMatchObject({
    name: "GongResponseError",
    status: 0,
    delivery: "unknown",
  });
  const withoutHeaders = (status: number) => throwing("headers", { status, text: async () => body });
  expect(await rejection(postSettings(clientFor(() => withoutHeaders(500))))).toMatchObject({ status: 500 });
  expect(await putReport(clientFor(() => withoutHeaders(200)))).toMatchObject({ requestId: "r-1" });
});

test.each([
  { status: 302, delivery: "refused" },
  { status: 199, delivery: "unknown" },
])(
  "a response with status $status whose body throws when it is asked for keeps its status",
  async ({ status, delivery }) => {
    const client = clientFor(() => throwing("body", { status, text: async () => body }));
    expect(await rejection(putReport(client))).toMatchObject({
      name: "GongResponseError",
      status,
      delivery,
      attempts: 1,
    });
  },
);

test("a response whose body somebody else reads says so, and is not sent again", async () => {
  const client = clientFor(() => {
    const response = new Response(body);
    response.body?.getReader();
    return response;
  });
  expect(await rejection(putReport(client))).toMatchObject({
    name: "GongResponseError",
    message: "The option fetch returned a Response whose body has already been read",
    status: 200,
    delivery: "unknown",
    attempts: 1,
  });
});

test.each([
  { what: "text is a property", response: { status: 200, text: body } },
  { what: "there is no method", response: { status: 200, data: {} } },
  { what: "it was read", response: { status: 200, bodyUsed: true, text: () => Promise.reject() } },
  { what: "a reader holds the body", response: { status: 200, body: { locked: true }, text: () => Promise.reject() } },
])("a 200 whose body cannot be read keeps its status and is not sent again: $what", async ({ response }) => {
  expect(await rejection(putReport(clientFor(() => response)))).toMatchObject({
    name: "GongResponseError",
    status: 200,
    delivery: "unknown",
    attempts: 1,
  });
});

test.each([
  { what: "only get()", headers: { get: (name: string) => (name === "retry-after" ? "7" : null) } },
  { what: "a Map", headers: new Map([["Retry-After", "7"]]) },
  { what: "pairs", headers: [["Retry-After", "7"]] },
])("Retry-After is read of headers that are $what", async ({ headers }) => {
  const client = clientFor(() => ({ status: 503, headers, text: async () => body }));
  expect(await rejection(putReport(client, { retry: false }))).toMatchObject({ retryAfter: 7_000 });
});

test("headers that have only get() tell the type of a body, and where a redirect leads", async () => {
  const having = (header: string, value: string) => ({ get: (name: string) => (name === header ? value : null) });
  const json = { status: 200, headers: having("content-type", "application/json"), text: async () => body };
  const { data } = await clientFor(() => json).request("GET", "/other");
  expect(data).toMatchObject({ requestId: "r-1" });
  const redirect = { status: 302, headers: having("location", "/login") };
  expect(await rejection(putReport(clientFor(() => redirect)))).toMatchObject({
    message: "A redirect to /login, which is never followed; check baseUrl",
  });
  const nowhere = { status: 302, headers: having("x-a", "b") };
  expect(await rejection(putReport(clientFor(() => nowhere)))).toMatchObject({
    message: "A redirect, which is never followed; check baseUrl",
  });
});

test.each([
  { what: "whose cause throws", thrown: throwing("cause") },
  { what: "whose code throws", thrown: Object.defineProperty(new Error("x"), "code", { get: () => throwing("y") }) },
  { what: "whose code is a symbol", thrown: Object.assign(new Error("x"), { code: Symbol("x") }) },
  {
    what: "that throws whatever is asked",
    thrown: Proxy.revocable({}, {}),
  },
])("an error of fetch $what is a lost connection", async ({ thrown }) => {
  const isRevocable = "revoke" in thrown && "proxy" in thrown;
  if (isRevocable) (thrown.revoke as () => void)();
  const reason: unknown = isRevocable ? thrown.proxy : thrown;
  const client = clientFor(() => Promise.reject(reason));
  expect(await rejection(postSettings(client))).toMatchObject({ name: "GongConnectionError", delivery: "unknown" });
});

test("the body of an error is cancelled when its call is aborted, though fetch takes no notice of the signal", async () => {
  const reading = createSignal();
  const cancelled = createSignal();
  const body = new ReadableStream({ pull: reading.give, cancel: cancelled.give }, { highWaterMark: 0 });
  const controller = new AbortController();
  const client = createTestClient(service, { fetch: async () => new Response(body, { status: 400 }) });
  const call = rejection(putReport(client, { signal: controller.signal }));
  await reading.given;
  controller.abort("enough");
  expect(await call).toBe("enough");
  await cancelled.given;
});

test("a stream of Node.js that holds an error, and does not end before the timeout, is destroyed", async () => {
  const body = new Readable({ read() {} });
  body.push('{"requestId":');
  const client = createTestClient(service, { fetch: (async () => ({ status: 400, body })) as never, timeout: 50 });
  expect(await rejection(putReport(client))).toMatchObject({ status: 400, body: '{"requestId":' });
  expect(body.destroyed).toBe(true);
});

test.each([
  { when: "before the first part", parts: 0 },
  { when: "while it waits for a part", parts: 1 },
])("a stream of Node.js that the caller cancels $when is destroyed", async ({ parts }) => {
  const body = new Readable({ read() {} });
  const { data } = await clientFor(() => ({ status: 200, body })).PUT("/reports", { body: {}, parseAs: "stream" });
  const reader = (data as ReadableStream).getReader();
  const read = Array.from({ length: parts }, () => reader.read());
  await reader.cancel();
  for (const part of await Promise.all(read)) expect(part).toEqual({ done: true, value: undefined });
  expect(body.destroyed).toBe(true);
});

test("a redirect with a stream of Node.js has its stream destroyed", async () => {
  const response = likeNodeFetch(302);
  await rejection(putReport(clientFor(() => response)));
  expect(response.body.destroyed).toBe(true);
});

test("a stream that somebody else reads is refused", async () => {
  const fetch = async () => {
    const response = new Response("{}");
    response.body?.getReader();
    return response;
  };
  const call = createTestClient(service, { fetch }).PUT("/reports", { body: {}, parseAs: "stream" });
  expect(await rejection(call)).toMatchObject({
    name: "GongResponseError",
    message: "The option fetch returned a Response whose body has already been read",
    status: 200,
  });
});

test("the body of a response is cancelled that comes after its attempt was given up", async () => {
  const cancelled = createSignal();
  const asked = createSignal();
  let answer: (response: Response) => void = () => {};
  const fetch = () => {
    asked.give();
    return new Promise<Response>((resolve) => {
      answer = resolve;
    });
  };
  const controller = new AbortController();
  const call = rejection(putReport(createTestClient(service, { fetch }), { signal: controller.signal }));
  await asked.given;
  controller.abort("enough");
  expect(await call).toBe("enough");
  answer(new Response(new ReadableStream({ cancel: () => cancelled.give() })));
  await expect(cancelled.given).resolves.toBeUndefined();
});

test.each([302, 199])("the body of a response with status %i is cancelled", async (status) => {
  const cancel = vi.fn(async () => {});
  await rejection(putReport(clientFor(() => ({ status, headers: new Headers(), body: { cancel } }))));
  expect(cancel).toHaveBeenCalledOnce();
});

test.each([
  {
    what: "throws",
    cancel: (): never => {
      throw new Error("x");
    },
  },
  { what: "rejects", cancel: () => Promise.reject(new Error("x")) },
])("a redirect is told although cancelling its body $what", async ({ cancel }) => {
  const client = clientFor(() => ({ status: 302, headers: new Headers(), body: { cancel } }));
  expect(await rejection(putReport(client))).toMatchObject({ name: "GongResponseError", status: 302 });
});

test("one response that is returned for two calls says so in the second", async () => {
  const response = Response.json({});
  const client = clientFor(() => response);
  await putReport(client);
  expect(await rejection(putReport(client))).toMatchObject({
    name: "GongResponseError",
    status: 200,
    message: expect.stringContaining("has already been read"),
  });
});

test.each([
  {
    what: "text() throws",
    response: {
      status: 500,
      text: () => {
        throw new Error("x");
      },
    },
  },
  { what: "text() rejects", response: { status: 500, text: () => Promise.reject(new Error("x")) } },
  { what: "text() gives no text", response: { status: 500, text: async () => 7 } },
  { what: "there is no method", response: { status: 500 } },
  {
    what: "the body has been read",
    response: { status: 500, bodyUsed: true, text: () => Promise.reject(new Error("x")) },
  },
])("an error status stands although $what", async ({ response }) => {
  expect(await rejection(postSettings(clientFor(() => response)))).toMatchObject({
    name: "GongServerError",
    status: 500,
    body: undefined,
  });
});

describe.each([{ middleware: true }, { middleware: false }])(
  "an answer of a server, with middleware $middleware",
  ({ middleware }) => {
    const ask = async (bytes: string): Promise<unknown> => {
      await using server = await startServer(raw(bytes));
      const client = createTestClient(server, { retry: false });
      if (middleware) client.use({ onRequest: () => undefined, onResponse: () => undefined });
      return await putReport(client).catch((error: unknown) => error);
    };
    const head = "content-type: application/json\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}";

    test.each(["成功", "très bien", "", "\t", "x".repeat(300)])(
      "is delivered with the reason phrase %j",
      async (phrase) => {
        expect(await ask(`HTTP/1.1 200 ${phrase}\r\n${head}`)).toMatchObject({
          attempts: 1,
          data: {},
          response: { status: 200 },
        });
      },
    );

    test.each([
      { status: 600, name: "GongServerError" },
      { status: 799, name: "GongServerError" },
      { status: 999, name: "GongServerError" },
    ])("fails by its status $status", async ({ status, name }) => {
      expect(await ask(`HTTP/1.1 ${status} Odd\r\n${head}`)).toMatchObject({ name, status, delivery: "unknown" });
    });

    test("is delivered with 204 and a body, and refused with 304", async () => {
      expect(await ask(`HTTP/1.1 204 No\r\n${head}`)).toMatchObject({ attempts: 1, data: undefined });
      expect(await ask(`HTTP/1.1 304 Not Modified\r\n${head}`)).toMatchObject({
        name: "GongResponseError",
        status: 304,
      });
    });
  },
);

describe("what fetch refuses before it sends", () => {
  test("is an input error that says so, where there is no fetch", async () => {
    const client = createTestClient(service);
    vi.stubGlobal("fetch", undefined);
    expect(await rejection(putReport(client))).toMatchObject({
      name: "GongInputError",
      message: "There is no fetch here; pass one as the option fetch",
      delivery: "not-sent",
      attempts: 1,
    });
  });

  test.each([
    { credentials: "bogus" },
    { mode: "navigate" },
    { cache: "only-if-cached" },
    { referrerPolicy: "bogus" },
    { dispatcher: {} },
  ])("is an input error, not sent and not tried again: %o", async (options) => {
    await using server = await startServer(() => {});
    const client = createTestClient(server);
    expect(await rejection(client.PUT("/reports", { body: {}, ...options }))).toMatchObject({
      name: "GongInputError",
      message: "fetch refuses the options of this request",
      cause: { message: expect.any(String) },
      delivery: "not-sent",
      attempts: 1,
    });
    expect(server.received).toEqual([]);
  });
});
