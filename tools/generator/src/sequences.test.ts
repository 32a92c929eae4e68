import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AnyClient, type StartedSdk, startSdk } from "./testing/start-sdk.ts";

let sdk: StartedSdk;

beforeAll(async () => {
  sdk = await startSdk("sequences");
});

afterAll(() => sdk[Symbol.asyncDispose]());

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server whose answers a test writes as it likes. */
const startServer = async (answer: Answer) => {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    response.socket?.setNoDelay(true);
    answer(response, request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};

interface TestServer {
  readonly url: string;
}

const createClient = (server: TestServer, options: object = {}): AnyClient =>
  sdk.createClient({ auth: false, baseUrl: server.url, rateLimit: false, retry: { minDelay: 1 }, ...options });

type Items = AsyncIterator<unknown, unknown> & AsyncIterable<unknown>;

const open = async (operation: string, client: AnyClient, options?: object): Promise<Items> =>
  (await sdk.call(operation, client, {}, options)) as Items;

const collect = async (items: AsyncIterable<unknown>): Promise<unknown[]> => {
  const collected: unknown[] = [];
  for await (const item of items) collected.push(item);
  return collected;
};

const rejection = async (promise: Promise<unknown>): Promise<unknown> => {
  const result = await promise.then(
    (value) => ({ value }),
    (reason: unknown) => ({ reason }),
  );
  if ("reason" in result) return result.reason;
  throw new Error("The promise was not rejected");
};

/** Writes parts of a body, each when the one before is with the system, and ends it. */
const writeParts = async (response: ServerResponse, type: string, parts: Iterable<Uint8Array>): Promise<void> => {
  response.writeHead(200, { "content-type": type });
  for (const part of parts) await new Promise((resolve) => response.write(part, resolve));
  response.end();
};

/** Every single byte as a part. */
const cut = (body: string): Uint8Array[] => [...new TextEncoder().encode(body)].map((byte) => Uint8Array.of(byte));

const events = "text/event-stream";

describe("a sequence is read item by item, however its bytes arrive", () => {
  test.each([
    [
      "getEvents",
      events,
      "\ufeff: hi\r\nid: 1\r\ndata: ž\r\ndata\r\n\r\ndata: b\n\ndata: c",
      [{ id: "1", data: "ž\n" }, { data: "b" }],
    ],
    [
      "getJsonEvents",
      events,
      'event: e\ndata: {"name":"a","count":9007199254740993}\n\n',
      [{ event: "e", data: { name: "a", count: "9007199254740993" } }],
    ],
    ["getObjectEvents", events, 'retry: 5\ndata: {"name":"a"}\n\n', [{ retry: 5, data: { name: "a" } }]],
    [
      "getNamedEvents",
      events,
      'event: text\ndata: 1\n\nevent: item\ndata: {"name":"a"}\n\nevent: total\ndata: 2\n\nevent: new\ndata: 3\n\n',
      [
        { event: "text", data: "1" },
        { event: "item", data: { name: "a" } },
        { event: "total", data: 2 },
        { event: "new", data: 3 },
      ],
    ],
    ["getEventArray", events, 'data: {"name":"a"}\n\n', [{ name: "a" }]],
    ["getEventsUntilDone", events, 'data: {"name":"a"}\n\ndata: [DONE]\n\n', [{ name: "a" }, "[DONE]"]],
    ["createAnswer", events, 'data: {"name":"a"}\n\ndata: [DONE]\n\n', [{ name: "a" }]],
    ["getLines", "application/jsonl", '{"name":"ž"}\n\n{"name":"b"}', [{ name: "ž" }, { name: "b" }]],
    ["getOlderLines", "application/x-ndjson", '{"name":"a"}\n', [{ name: "a" }]],
    ["getAnyLines", "application/x-ndjson; charset=utf-8", '1\n"a"\n', [1, "a"]],
    ["getRecords", "application/json-seq", "\x1e1\n\x1enull\n", [1, null]],
  ])("%s", async (operation, type, body, items) => {
    await using server = await startServer((response) => void writeParts(response, type, cut(body)));
    expect(await collect(await open(operation, createClient(server)))).toEqual(items);
  });

  test("and gives bytes where the description says that it is bytes", async () => {
    await using server = await startServer((response) => void writeParts(response, "application/x-ndjson", cut("1\n")));
    expect(await ((await sdk.call("getBytes", createClient(server))) as Blob).text()).toBe("1\n");
  });
});

test("the media type of the answer says whether it is a sequence, where it may be JSON, too", async () => {
  await using server = await startServer((response) => {
    response.writeHead(200, { "content-type": "application/json" }).end('{"text":"all"}');
  });
  expect(await sdk.call("createAnswer", createClient(server))).toEqual({ text: "all" });
  expect(server.requests[0]?.headers.accept).toBe("application/json, text/event-stream;q=0.9, */*;q=0.1");
});

/** Answers with the first part of a sequence, and leaves the rest to the test. */
const startStream = async (first = "data: first\n\n") => {
  const started = Promise.withResolvers<ServerResponse>();
  const server = await startServer((response) => {
    response.writeHead(200, { "content-type": events });
    if (first === "") response.flushHeaders();
    else response.write(first);
    started.resolve(response);
  });
  return {
    server,
    response: started.promise,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
};

const first = { done: false, value: { data: "first" } };

describe("the caller decides how long a sequence lasts", () => {
  test("an item is given before the next one is there", async () => {
    await using stream = await startStream();
    const items = await open("getEvents", createClient(stream.server));
    expect(await items.next()).toEqual(first);
    (await stream.response).end("data: second\n\n");
    expect(await items.next()).toEqual({ done: false, value: { data: "second" } });
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  test("to break off closes the connection", async () => {
    await using stream = await startStream();
    const client = createClient(stream.server);
    const closed = stream.response.then((response) => once(response, "close"));
    for await (const item of await open("getEvents", client)) {
      expect(item).toEqual({ data: "first" });
      break;
    }
    await closed;
    await client.close?.();
  });

  test("to return without having read closes the connection", async () => {
    await using stream = await startStream();
    const client = createClient(stream.server);
    const items = await open("getEvents", client);
    const closed = once(await stream.response, "close");
    await items.return?.();
    await closed;
    expect(await items.next()).toEqual({ done: true, value: undefined });
    await client.close?.();
  });

  test("to return while an item is awaited ends the wait", async () => {
    await using stream = await startStream("data: half");
    const items = await open("getEvents", createClient(stream.server));
    const next = items.next();
    await items.return?.();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  test("to abort rejects with the caller's reason, and closes the connection", async () => {
    await using stream = await startStream();
    const controller = new AbortController();
    const items = await open("getEvents", createClient(stream.server), { signal: controller.signal });
    await items.next();
    const closed = once(await stream.response, "close");
    const next = rejection(items.next());
    const reason = new Error("enough");
    controller.abort(reason);
    expect(await next).toBe(reason);
    await closed;
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  test("to abort between two items ends the sequence, too", async () => {
    await using stream = await startStream("data: first\n\ndata: second\n\n");
    const controller = new AbortController();
    const items = await open("getEvents", createClient(stream.server), { signal: controller.signal });
    await items.next();
    const closed = once(await stream.response, "close");
    controller.abort();
    await closed;
    const left = items.next().then(() => items.next());
    expect(await rejection(left)).toMatchObject({ name: "AbortError" });
  });

  test("who reads slowly holds up the service", async () => {
    const line = new TextEncoder().encode(`data: ${"a".repeat(64 * 1024)}\n\n`);
    let written = 0;
    const total = 64 * 1024 * 1024;
    await using server = await startServer((response) => {
      response.writeHead(200, { "content-type": events });
      const write = (): void => {
        while (written < total) {
          written += line.length;
          if (!response.write(line)) {
            response.once("drain", write);
            return;
          }
        }
      };
      write();
    });
    const items = await open("getEvents", createClient(server));
    await items.next();
    // The system and the platform buffer a part; then the service can write no more.
    let before = -1;
    for (let rounds = 0; before < written && rounds < 100; rounds++) {
      before = written;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(written).toBeLessThan(total);
    await items.return?.();
  });
});

describe("the timeout of the attempt", () => {
  const message = (what: string): string => `${what} of the sequence took longer than 200 ms (option timeout)`;

  test("counts up to the first byte", async () => {
    await using stream = await startStream("");
    const items = await open("getEvents", createClient(stream.server, { timeout: 200 }));
    const closed = once(await stream.response, "close");
    const error = await rejection(items.next());
    expect(error).toMatchObject({ name: "GongTimeoutError", scope: "attempt", message: message("The first byte") });
    expect(error).toMatchObject({ delivery: "unknown", operationId: "getEvents", attempts: 1 });
    await closed;
    expect(stream.server.requests).toHaveLength(1);
  });

  test("counts anew between items", async () => {
    await using stream = await startStream();
    const items = await open("getEvents", createClient(stream.server, { timeout: 200 }));
    await items.next();
    (await stream.response).write("data: second\n\ndata: half");
    await items.next();
    expect(await rejection(items.next())).toMatchObject({ name: "GongTimeoutError", message: message("Item 3") });
  });

  test("counts while an item arrives bit by bit", async () => {
    await using stream = await startStream();
    const items = await open("getEvents", createClient(stream.server, { timeout: 200 }));
    await items.next();
    const response = await stream.response;
    const timer = setInterval(() => response.write("a"), 20);
    expect(await rejection(items.next())).toMatchObject({ name: "GongTimeoutError", message: message("Item 2") });
    clearInterval(timer);
  });

  test("does not run out as long as comments arrive", async () => {
    await using stream = await startStream();
    const items = await open("getEvents", createClient(stream.server, { timeout: 200 }));
    await items.next();
    const response = await stream.response;
    let comments = 0;
    const timer = setInterval(() => {
      comments++;
      response.write(comments < 10 ? ": alive\n" : "data: late\n\n");
    }, 50);
    expect(await items.next()).toEqual({ done: false, value: { data: "late" } });
    clearInterval(timer);
  });

  test("does not run while the caller is busy", async () => {
    await using stream = await startStream("data: first\n\ndata: second\n\n");
    const items = await open("getEvents", createClient(stream.server, { timeout: 1_000 }));
    await items.next();
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(await items.next()).toEqual({ done: false, value: { data: "second" } });
    (await stream.response).end();
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  test("is not the deadline, which ends the whole call", async () => {
    await using stream = await startStream();
    const items = await open("getEvents", createClient(stream.server), { deadline: 200 });
    await items.next();
    expect(await rejection(items.next())).toMatchObject({ name: "GongTimeoutError", scope: "deadline" });
  });
});

describe("a sequence that cannot go on rejects, and the call is not sent again", () => {
  test("as the connection is lost", async () => {
    await using stream = await startStream();
    const items = await open("getEvents", createClient(stream.server));
    await items.next();
    (await stream.response).destroy();
    expect(await rejection(items.next())).toMatchObject({
      name: "GongConnectionError",
      delivery: "unknown",
      attempts: 1,
    });
    expect(stream.server.requests).toHaveLength(1);
  });

  test("as an item is not JSON, which closes the connection", async () => {
    await using server = await startServer((response) => {
      response
        .writeHead(200, { "content-type": events, "x-echo": "k-123456" })
        .write('data: {"name":"a"}\n\ndata: SECRET\n\n');
    });
    const client = createClient(server);
    const items = await open("createAnswer", client);
    await items.next();
    const error = await rejection(items.next());
    const message = "Item 2 of the sequence is not the JSON that the API description declares";
    expect(error).toMatchObject({ name: "GongResponseError", status: 200, message, operationId: "createAnswer" });
    expect(error).toMatchObject({ delivery: "unknown", attempts: 1 });
    expect(JSON.stringify(error)).not.toContain("SECRET");
    await client.close?.();
    expect(server.requests).toHaveLength(1);
  });

  test("as the answer is not an event stream", async () => {
    await using server = await startServer((response) => {
      response.writeHead(200, { "content-type": "text/html" }).end("<p>");
    });
    const client = createClient(server);
    expect(await rejection(open("getEvents", client))).toMatchObject({ name: "GongResponseError", status: 200 });
    await client.close?.();
  });
});

test("a call that is refused before the sequence begins is tried again", async () => {
  await using server = await startServer((response) => {
    if (server.requests.length === 1) response.writeHead(503).end();
    else void writeParts(response, events, cut("data: a\n\n"));
  });
  expect(await collect(await open("getEvents", createClient(server)))).toEqual([{ data: "a" }]);
  expect(server.requests).toHaveLength(2);
});

test("close waits for a sequence that is being read, and gives it up at its timeout", async () => {
  await using stream = await startStream();
  const client = createClient(stream.server);
  const items = await open("getEvents", client);
  await items.next();
  const closed = once(await stream.response, "close");
  await client.close?.({ timeout: 20 });
  expect(await rejection(items.next())).toMatchObject({ name: "GongClosedError", delivery: "unknown" });
  await closed;
});

test("observers hear of the end of a sequence, not of its beginning", async () => {
  await using stream = await startStream();
  const heard: string[] = [];
  const hooks = { onSuccess: () => heard.push("success"), onError: () => heard.push("error") };
  const items = await open("getEvents", createClient(stream.server, { hooks }));
  await items.next();
  expect(heard).toEqual([]);
  (await stream.response).end();
  await items.next();
  expect(heard).toEqual(["success"]);
});

describe("through middleware", () => {
  const passThrough = { onResponse: ({ response }: { response: Response }) => new Response(response.body, response) };
  const createOpenClient = (server: TestServer, middleware: object, options?: object): AnyClient => {
    const client = createClient(server, options);
    client.use?.(middleware);
    return client;
  };

  test("a sequence is read item by item", async () => {
    await using stream = await startStream();
    const items = await open("getEvents", createOpenClient(stream.server, passThrough, { timeout: 200 }));
    expect(await items.next()).toEqual(first);
    (await stream.response).write("data: second\n\n");
    expect(await items.next()).toEqual({ done: false, value: { data: "second" } });
    expect(await rejection(items.next())).toMatchObject({ name: "GongTimeoutError" });
  });

  test("what middleware puts in the place of a sequence is read by its own media type", async () => {
    await using stream = await startStream();
    const client = createOpenClient(stream.server, { onResponse: () => Response.json({ text: "other" }) });
    expect(await sdk.call("createAnswer", client)).toEqual({ text: "other" });
    await client.close?.();
  });

  test.each([
    ["that it has read", async (response: Response) => Response.json({ text: await response.text() })],
    ["that it has not read", () => Response.json({ text: "other" })],
    ["by an error", () => new Response(null, { status: 403 })],
  ])("a sequence %s and replaced holds up no close", async (_, replace) => {
    await using server = await startServer((response) => void writeParts(response, events, cut("data: a\n\n")));
    const client = createOpenClient(server, {
      onResponse: ({ response }: { response: Response }) => replace(response),
    });
    await sdk.call("createAnswer", client).catch(() => {});
    await client.close?.();
    expect(server.requests).toHaveLength(1);
  });

  test("a sequence that middleware has read itself rejects, and holds up no close", async () => {
    await using server = await startServer((response) => void writeParts(response, events, cut("data: a\n\n")));
    const onResponse = async ({ response }: { response: Response }): Promise<void> => void (await response.text());
    const client = createOpenClient(server, { onResponse });
    const message = "What middleware left of the response cannot be read";
    expect(await rejection(open("getEvents", client))).toMatchObject({ name: "GongResponseError", message });
    await client.close?.();
  });

  test("JSON is read as JSON", async () => {
    await using server = await startServer((response) => {
      response.writeHead(200, { "content-type": "application/json" }).end('{"text":"all"}');
    });
    expect(await sdk.call("createAnswer", createOpenClient(server, passThrough))).toEqual({ text: "all" });
  });

  test("middleware that answers itself is read, too", async () => {
    const answer = () => new Response("data: own\n\n", { headers: { "content-type": events } });
    const client = createOpenClient({ url: "http://127.0.0.1" }, { onRequest: answer });
    expect(await collect(await open("getEvents", client))).toEqual([{ data: "own" }]);
  });
});

describe("the client gives a sequence as the SDK does", () => {
  test("or its bytes, where the call asks for a stream", async () => {
    await using server = await startServer((response) => void writeParts(response, events, cut("data: a\n\n")));
    const client = createClient(server);
    const items = (await client.GET?.("/events")) as { data: Items };
    expect(await collect(items.data)).toEqual([{ data: "a" }]);
    const stream = (await client.GET?.("/events", { parseAs: "stream" })) as { data: ReadableStream };
    expect(await new Response(stream.data).text()).toBe("data: a\n\n");
  });
});
