import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  collect,
  cut,
  events,
  first,
  type Items,
  rejection,
  type SequenceSdk,
  startSequenceSdk,
  startServer,
  startStream,
  type TestServer,
  writeParts,
} from "../testing/sequence-server.ts";
import type { AnyClient } from "../testing/start-sdk.ts";

let sdk: SequenceSdk;
const createClient: SequenceSdk["createClient"] = (...values) => sdk.createClient(...values);
const open: SequenceSdk["open"] = (...values) => sdk.open(...values);

beforeAll(async () => {
  sdk = await startSequenceSdk();
});

afterAll(() => sdk[Symbol.asyncDispose]());

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

  test("a body that the description calls bytes is given as bytes", async () => {
    await using server = await startServer((response) => void writeParts(response, "application/x-ndjson", cut("1\n")));
    expect(await ((await sdk.call("getBytes", createClient(server))) as Blob).text()).toBe("1\n");
  });
});

test("the media type of the answer decides whether it is a sequence or JSON", async () => {
  await using server = await startServer((response) => {
    response.writeHead(200, { "content-type": "application/json" }).end('{"text":"all"}');
  });
  expect(await sdk.call("createAnswer", createClient(server))).toEqual({ text: "all" });
  expect(server.requests[0]?.headers.accept).toBe("application/json, text/event-stream;q=0.9, */*;q=0.1");
});

describe("a sequence that cannot go on rejects, and the call is not sent again", () => {
  test("after the connection is lost", async () => {
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

  test("after an item that is not JSON, and closes the connection", async () => {
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

  test("after an answer that is not an event stream", async () => {
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

  test("the answer of middleware itself is read", async () => {
    const answer = () => new Response("data: own\n\n", { headers: { "content-type": events } });
    const client = createOpenClient({ url: "http://127.0.0.1" }, { onRequest: answer });
    expect(await collect(await open("getEvents", client))).toEqual([{ data: "own" }]);
  });
});

describe("the client gives a sequence as the SDK does,", () => {
  test("or its bytes, where the call asks for a stream", async () => {
    await using server = await startServer((response) => void writeParts(response, events, cut("data: a\n\n")));
    const client = createClient(server);
    const items = (await client.GET?.("/events")) as { data: Items };
    expect(await collect(items.data)).toEqual([{ data: "a" }]);
    const stream = (await client.GET?.("/events", { parseAs: "stream" })) as { data: ReadableStream };
    expect(await new Response(stream.data).text()).toBe("data: a\n\n");
  });
});
