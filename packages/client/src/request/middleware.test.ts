import type { Middleware } from "openapi-fetch";
import { describe, expect, test, vi } from "vitest";
import { createTestClient, putReport, rejection, report } from "../testing/create-test-client.ts";
import { failure, hang, json, ok, reset, text } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

const input = { body: report };

test("middleware sees a real request, as it is to be sent", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server, { headers: { "x-a": "1" } });
  let seen: unknown;
  client.use({
    async onRequest({ request, schemaPath, params, options, id }) {
      expect(request).toBeInstanceOf(Request);
      expect(id).toMatch(/./);
      const body = await request.clone().json();
      seen = { url: request.url, method: request.method, body, schemaPath, params, baseUrl: options.baseUrl };
      expect(request.headers.get("x-a")).toBe("1");
      expect(request.headers.get("content-type")).toBe("application/json");
    },
  });
  await client.PUT("/reports", input);
  expect(seen).toMatchObject({
    url: `${server.url}/v2/reports`,
    method: "PUT",
    body: report,
    schemaPath: "/reports",
    baseUrl: `${server.url}/v2`,
  });
});

test("middleware can send a request to another address than the base URL", async () => {
  await using server = await startServer(ok);
  await using gateway = await startServer(ok);
  const client = createTestClient(server);
  client.use({ onRequest: ({ request }) => new Request(`${gateway.url}/gateway/reports`, request) });
  await client.PUT("/reports", input);
  expect(gateway.received).toMatchObject([{ method: "PUT", path: "/gateway/reports", body: JSON.stringify(report) }]);
  expect(server.received).toEqual([]);
});

test("middleware can change the request, in place or by another one", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server);
  client.use(
    {
      onRequest({ request }) {
        request.headers.set("x-first", "1");
      },
    },
    {
      onRequest({ request }) {
        return new Request(`${request.url}?added=1`, {
          method: "POST",
          headers: request.headers,
          body: JSON.stringify({ changed: true }),
        });
      },
    },
  );
  await client.PUT("/reports", input);
  expect(server.received).toMatchObject([
    {
      method: "POST",
      path: "/v2/reports?added=1",
      headers: { "x-first": "1", authorization: expect.stringMatching(/^Basic /) },
      body: '{"changed":true}',
    },
  ]);
});

test("what middleware makes of the request is sent in every attempt; it runs once", async () => {
  await using server = await startServer(failure(500), reset, ok);
  const client = createTestClient(server);
  let count = 0;
  client.use({
    onRequest({ request }) {
      request.headers.set("x-count", `${++count}`);
    },
  });
  expect(await putReport(client)).toMatchObject({ attempts: 3 });
  expect(server.received.map(({ headers, body }) => [headers["x-count"], JSON.parse(body)])).toEqual(
    Array(3).fill(["1", report]),
  );
});

test("a request that middleware made a POST of is not repeated", async () => {
  await using server = await startServer(reset, ok);
  const client = createTestClient(server);
  client.use({ onRequest: ({ request }) => new Request(request, { method: "POST" }) });
  expect(await rejection(putReport(client))).toMatchObject({ delivery: "unknown", attempts: 1 });
});

test("middleware sees a real response, which it can clone, read and replace", async () => {
  await using server = await startServer(json(200, { requestId: "r" }, { "x-b": "2" }));
  const client = createTestClient(server);
  client.use({
    async onResponse({ response }) {
      expect(response).toBeInstanceOf(Response);
      expect(response.url).toBe(`${server.url}/v2/reports`);
      expect(await response.clone().json()).toEqual({ requestId: "r" });
      return Response.json({ requestId: "replaced" }, { status: 201, headers: { "x-c": "3" } });
    },
  });
  const { data, response } = await client.PUT("/reports", input);
  expect(data).toEqual({ requestId: "replaced" });
  expect(response.status).toBe(201);
  expect(await putReport(client)).toMatchObject({ requestId: "replaced" });
});

test("large integers are not rounded on their way through middleware", async () => {
  await using server = await startServer(text(200, '{"id":5517027188234205706}'));
  const client = createTestClient(server);
  const seen: unknown[] = [];
  client.use({
    async onResponse({ response }) {
      seen.push(await response.clone().json());
    },
  });
  expect((await putReport(client)).data).toEqual({ id: "5517027188234205706" });
  expect(seen).toEqual([{ id: "5517027188234205706" }]);
});

test("middleware can answer itself", async () => {
  const client = createTestClient({ url: "http://127.0.0.1:1" });
  client.use({ onRequest: () => Response.json({ requestId: "mine" }) });
  expect(await putReport(client)).toMatchObject({ requestId: "mine", attempts: 0 });
});

test("an error status that middleware makes is one", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server);
  client.use({ onResponse: () => Response.json({ errors: ["by middleware"] }, { status: 403 }) });
  expect(await rejection(putReport(client))).toMatchObject({
    name: "GongPermissionError",
    errors: ["by middleware"],
  });
  const { error } = await client.PUT("/reports", input);
  expect(error).toEqual({ errors: ["by middleware"] });
});

test("an error status can be turned into success", async () => {
  await using server = await startServer(failure(409));
  const client = createTestClient(server);
  client.use({ onResponse: () => Response.json({ requestId: "known" }) });
  expect(await putReport(client)).toMatchObject({ requestId: "known" });
});

test("an error status and its body reach middleware and caller", async () => {
  await using server = await startServer(failure(400));
  const client = createTestClient(server);
  const seen: unknown[] = [];
  client.use({
    async onResponse({ response }) {
      seen.push(response.status, await response.clone().json());
    },
  });
  const body = { requestId: "r-400", errors: ["error 400"] };
  expect(await rejection(putReport(client))).toMatchObject({ name: "GongBadRequestError", attempts: 1, body });
  expect(seen).toEqual([400, body]);
});

describe("onError", () => {
  test("sees our errors, and can replace them", async () => {
    await using server = await startServer(reset);
    const client = createTestClient(server);
    const mine = new Error("mine");
    const middleware: Middleware = {
      onError({ error }) {
        expect(error).toMatchObject({ name: "GongConnectionError" });
        return mine;
      },
    };
    client.use(middleware);
    expect(await rejection(putReport(client))).toBe(mine);
    client.eject(middleware);
    expect(await rejection(putReport(client))).toMatchObject({ name: "GongConnectionError", attempts: 3 });
  });

  test("can answer instead", async () => {
    await using server = await startServer(reset);
    const client = createTestClient(server);
    client.use({ onError: () => Response.json({ requestId: "instead" }) });
    expect(await putReport(client)).toMatchObject({ requestId: "instead" });
  });
});

test("what middleware throws is thrown", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server);
  const mine = new Error("mine");
  client.use({
    onRequest() {
      throw mine;
    },
  });
  expect(await rejection(putReport(client))).toBe(mine);
});

test("middleware of one call", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server);
  const middleware: Middleware[] = [
    {
      onRequest({ request }) {
        request.headers.set("x-one", "1");
      },
    },
  ];
  await client.PUT("/reports", { ...input, middleware });
  await client.PUT("/reports", input);
  expect(server.received.map(({ headers }) => headers["x-one"])).toEqual(["1", undefined]);
});

test("middleware runs in its order on the way there, and in the reverse order on the way back", async () => {
  await using server = await startServer(ok, reset);
  const client = createTestClient(server, { retry: false });
  const seen: string[] = [];
  const log = (name: string): Middleware => ({
    onRequest: () => void seen.push(`${name} request`),
    onResponse: () => void seen.push(`${name} response`),
    onError: () => void seen.push(`${name} error`),
  });
  client.use(log("first"), log("second"));
  const options = { ...input, middleware: [log("own")] };
  await client.PUT("/reports", options);
  await rejection(client.PUT("/reports", options));
  const there = ["first request", "second request", "own request"];
  expect(seen).toEqual([
    ...there,
    ...["own response", "second response", "first response"],
    ...there,
    ...["own error", "second error", "first error"],
  ]);
});

test("a response that onRequest gives is sent nowhere, and no further middleware sees it", async () => {
  const client = createTestClient({ url: "http://127.0.0.1:1" });
  const unseen = (): never => {
    throw new Error("seen");
  };
  client.use({ onRequest: () => Response.json({ requestId: "mine" }) }, { onRequest: unseen, onResponse: unseen });
  expect((await putReport(client)).data).toEqual({ requestId: "mine" });
});

test.each([
  { name: "onRequest", expected: "a Request or a Response" },
  { name: "onResponse", expected: "a Response" },
  { name: "onError", expected: "a Response or an Error" },
])("what else $name of a middleware returns ends the call", async ({ name, expected }) => {
  await using server = await startServer(name === "onError" ? reset : ok);
  const client = createTestClient(server, { retry: false });
  client.use({ [name]: () => ({ status: 200 }) } as never);
  expect(await rejection(putReport(client))).toMatchObject({
    name: "TypeError",
    message: `${name} of a middleware must return ${expected}, or nothing`,
  });
});

test("use() and the option middleware pass over what a condition has left out", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server);
  client.use(false as never, undefined as never);
  expect((await client.PUT("/reports", { ...input, middleware: [undefined as never] })).response.status).toBe(200);
});

test.each([1, {}, () => undefined])("use() refuses what is not middleware: %s", (value) => {
  const client = createTestClient({ url: "http://127.0.0.1:1" });
  expect(() => client.use(value as never)).toThrow("use: pass objects with onRequest, onResponse or onError");
});

test("middleware that was taken out sees nothing, and no Request is made for it", async () => {
  let body: unknown;
  const client = createTestClient(
    { url: "http://127.0.0.1" },
    {
      fetch: async (_url, init) => {
        body = init.body;
        return Response.json({ requestId: "r" });
      },
    },
  );
  const middleware: Middleware = {
    onRequest() {
      throw new Error("seen");
    },
  };
  client.use(middleware);
  client.eject(middleware);
  await putReport(client);
  expect(typeof body).toBe("string");
});

test("options of the call hold beneath middleware, also under a request of its own", async () => {
  await using server = await startServer(hang);
  const client = createTestClient(server);
  client.use({ onRequest: ({ request }) => new Request(request) });
  const error = await rejection(putReport(client, { timeout: 20, retry: false }));
  expect(error).toMatchObject({ name: "GongTimeoutError", attempts: 1 });
  const reason = new Error("mine");
  const controller = new AbortController();
  const aborted = rejection(putReport(client, { signal: controller.signal }));
  await server.receives(2);
  controller.abort(reason);
  expect(await aborted).toBe(reason);
});

test("a stream is also sent once through middleware", async () => {
  await using server = await startServer(failure(500), ok);
  const client = createTestClient(server);
  client.use({ onRequest: () => undefined });
  const body = new Response('{"streamed":true}').body as never;
  const { response } = await client.PUT("/reports", { body });
  expect(response.status).toBe(500);
  expect(server.received.map((request) => request.body)).toEqual(['{"streamed":true}']);
});

test.each([
  { parseAs: "text", expected: '{"requestId":"r-200"}' },
  { parseAs: "json", expected: { requestId: "r-200" } },
] as const)("parseAs: $parseAs", async ({ parseAs, expected }) => {
  await using server = await startServer(ok);
  const { data } = await createTestClient(server).PUT("/reports", { ...input, parseAs });
  expect(data).toEqual(expected);
});

test("parseAs: stream, blob and arrayBuffer", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server);
  const path = "/reports";
  const { data: stream } = await client.PUT(path, { ...input, parseAs: "stream" });
  const { data: blob } = await client.PUT(path, { ...input, parseAs: "blob" });
  const { data: buffer } = await client.PUT(path, { ...input, parseAs: "arrayBuffer" });
  const texts = [
    await new Response(stream as ReadableStream).text(),
    await (blob as Blob).text(),
    new TextDecoder().decode(buffer as ArrayBuffer),
  ];
  expect(texts).toEqual(Array(3).fill('{"requestId":"r-200"}'));
});

test("a request that cannot be built for middleware is an input error, and is not sent", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server);
  client.use({ onRequest: () => undefined });
  expect(await rejection(client.GET("/reports", input))).toMatchObject({
    name: "GongInputError",
    message: "The request cannot be built",
    delivery: "not-sent",
  });
  expect(server.received).toEqual([]);
});

test("middleware is told the serializers of the call, or those that are used without them", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server);
  const written: unknown[] = [];
  client.use({
    onRequest({ options: { pathSerializer, querySerializer, bodySerializer } }) {
      written.push(
        pathSerializer("/{id}", { id: "a b" }),
        querySerializer({ a: [1, 2] }),
        bodySerializer({ a: 1 } as never),
      );
    },
  });
  await client.PUT("/reports", input);
  expect(written.splice(0)).toEqual(["/a%20b", "a=1&a=2", '{"a":1}']);
  const own = { pathSerializer: () => "/own", querySerializer: () => "own", bodySerializer: () => "own" };
  await client.PUT("/reports", { ...input, ...own });
  expect(written.splice(0)).toEqual(["/own", "own", "own"]);
  await client.PUT("/reports", { ...input, querySerializer: { array: { style: "form", explode: false } } });
  expect(written[1]).toBe("a=1,2");
});

test("an empty response that middleware puts in the place of another one has no data", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server);
  client.use({ onResponse: () => new Response("", { status: 202 }) });
  const { data, error, response } = await client.PUT("/reports", input);
  expect({ data, error, status: response.status }).toEqual({ data: undefined, error: undefined, status: 202 });
});

test("serialisers of the call are used", async () => {
  await using server = await startServer(ok);
  await createTestClient(server).PUT("/reports", {
    ...input,
    bodySerializer: () => "serialised",
    headers: { "content-type": "text/plain" },
    params: { query: { a: 1 } } as never,
    querySerializer: () => "q=1",
  });
  expect(server.received).toMatchObject([
    { body: "serialised", path: "/v2/reports?q=1", headers: { "content-type": "text/plain" } },
  ]);
});

test("what else is given goes to `fetch`, and what the client knows does not", async () => {
  let received: object = {};
  const client = createTestClient(
    { url: "http://127.0.0.1" },
    {
      fetch: async (_url, init) => {
        received = init;
        return Response.json({ requestId: "r" });
      },
    },
  );
  const options = {
    cache: "no-store",
    next: { revalidate: 1 },
    timeout: 5_000,
    deadline: 9_000,
    retry: false,
  } as const;
  for (const middleware of [[], [{ onRequest: () => undefined }]]) {
    await client.PUT("/reports", { ...input, ...options, middleware });
    expect(received).toMatchObject({ cache: "no-store", next: { revalidate: 1 } });
    for (const name of ["timeout", "deadline", "retry", "middleware", "params"]) {
      expect(received).not.toHaveProperty(name);
    }
  }
});

test("request() takes the method in lower case", async () => {
  await using server = await startServer(ok);
  await createTestClient(server).request("put", "/reports", input);
  expect(server.received).toMatchObject([{ method: "PUT", path: "/v2/reports" }]);
});

test("an error in what is sent is told from an error of middleware", async () => {
  const client = createTestClient({ url: "http://127.0.0.1" });
  client.use({ onRequest: () => undefined });
  const body = { ...report, title: 1n as never };
  expect(await rejection(client.PUT("/reports", { body }))).toMatchObject({
    name: "GongInputError",
    delivery: "not-sent",
  });
});

describe("middleware that never ends", () => {
  const never = { onRequest: () => new Promise<undefined>(() => {}) };

  test("is ended by the deadline, by the caller's signal and by close", async () => {
    await using server = await startServer(ok);
    const client = createTestClient(server);
    client.use(never);
    expect(await rejection(putReport(client, { deadline: 50 }))).toMatchObject({
      name: "GongTimeoutError",
      scope: "deadline",
      delivery: "not-sent",
      attempts: 0,
    });
    const reason = new Error("enough");
    const controller = new AbortController();
    const aborted = rejection(putReport(client, { signal: controller.signal }));
    controller.abort(reason);
    expect(await aborted).toBe(reason);
    const left = rejection(putReport(client));
    await client.close({ timeout: 50 });
    expect(await left).toMatchObject({ name: "GongClosedError", delivery: "not-sent" });
    expect(server.received).toHaveLength(0);
  });
});

describe("middleware that reads the body of a response, and not that of a clone", () => {
  test.each(["text", "json", "arrayBuffer", "getReader"])("by %s() takes it from nobody", async (how) => {
    await using server = await startServer(json(200, { requestId: "r-1" }), failure(400));
    const client = createTestClient(server);
    client.use({
      async onResponse({ response }) {
        await (how === "getReader" ? response.body?.getReader().read() : response[how as "text"]());
      },
    });
    expect(await client.PUT("/reports", input)).toMatchObject({
      data: { requestId: "r-1" },
      response: { status: 200 },
    });
    expect(await rejection(putReport(client))).toMatchObject({ name: "GongBadRequestError", errors: ["error 400"] });
  });
});

test.each([
  { what: "HTML", make: () => new Response("<html>") },
  {
    what: "a body that was read",
    make: () =>
      Object.defineProperty(new Response("{}"), "text", { value: () => Promise.reject(new TypeError("read")) }),
  },
])("a response that middleware replaces by one with $what is an error of this package, unknown", async ({ make }) => {
  await using server = await startServer(ok);
  const client = createTestClient(server);
  client.use({ onResponse: make });
  for (const call of [putReport(client), client.PUT("/reports", input)]) {
    expect(await rejection(call)).toMatchObject({
      name: "GongResponseError",
      message: "What middleware left of the response cannot be read",
      status: 200,
      delivery: "unknown",
    });
  }
  expect(server.received).toHaveLength(2);
});

test("what comes where no content is declared is not data, and middleware sees it", async () => {
  await using server = await startServer(json(200, { a: 1 }), text(200, "Done."));
  const client = createTestClient(server);
  const seen: string[] = [];
  client.use({
    onResponse: async ({ response }) => {
      seen.push(await response.clone().text());
    },
  });
  expect((await client.DELETE("/messages")).data).toBeUndefined();
  expect((await client.DELETE("/messages")).data).toBeUndefined();
  expect(seen).toEqual(['{"a":1}', "Done."]);
});

test.each([
  { what: "JSON of another type than is declared", left: () => Response.json([1]), data: [1] },
  { what: "JSON that says it is text", left: () => new Response('{"a":1}'), data: { a: 1 } },
  { what: "an empty body", left: () => new Response(null), data: undefined },
])("middleware may put $what in the place of a response", async ({ left, data }) => {
  await using server = await startServer(ok);
  const client = createTestClient(server);
  client.use({ onResponse: left });
  for (const path of ["/reports", "/undeclared"] as const) {
    expect((await client.PUT(path, input)).data).toEqual(data);
  }
});

test("an error status that middleware makes has its reason and its Retry-After, without credentials", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server, { auth: { bearerToken: "SECRET-TOKEN" } });
  const headers = { "retry-after": "7" };
  client.use({ onResponse: () => Response.json({ errors: ["SECRET-TOKEN waits"] }, { status: 429, headers }) });
  expect(await rejection(putReport(client))).toMatchObject({
    name: "GongRateLimitError",
    message: "putReport: status 429: [redacted] waits",
    errors: ["[redacted] waits"],
    retryAfter: 7_000,
    attempts: 1,
  });
});

test.each(["text", "json", "blob", "arrayBuffer"] as const)(
  "without middleware no Request is made for parseAs: %s",
  async (parseAs) => {
    await using server = await startServer(json(200, []));
    const client = createTestClient(server);
    vi.stubGlobal("Request", undefined);
    const { data } = await client.PUT("/undeclared", { ...input, parseAs });
    expect(parseAs === "json" ? data : await new Response(data as BodyInit).text()).toEqual(
      parseAs === "json" ? [] : "[]",
    );
  },
);
