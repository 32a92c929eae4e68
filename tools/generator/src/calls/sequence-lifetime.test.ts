import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  events,
  first,
  rejection,
  type SequenceSdk,
  startSequenceSdk,
  startServer,
  startStream,
} from "../testing/sequence-server.ts";

let sdk: SequenceSdk;
const createClient: SequenceSdk["createClient"] = (...values) => sdk.createClient(...values);
const open: SequenceSdk["open"] = (...values) => sdk.open(...values);

beforeAll(async () => {
  sdk = await startSequenceSdk();
});

afterAll(() => sdk[Symbol.asyncDispose]());

describe("the caller decides how long a sequence lasts", () => {
  test("an item is given before the next one is there", async () => {
    await using stream = await startStream();
    const items = await open("getEvents", createClient(stream.server));
    expect(await items.next()).toEqual(first);
    (await stream.response).end("data: second\n\n");
    expect(await items.next()).toEqual({ done: false, value: { data: "second" } });
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  test("breaking off closes the connection", async () => {
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

  test("returning without having read closes the connection", async () => {
    await using stream = await startStream();
    const client = createClient(stream.server);
    const items = await open("getEvents", client);
    const closed = once(await stream.response, "close");
    await items.return?.();
    await closed;
    expect(await items.next()).toEqual({ done: true, value: undefined });
    await client.close?.();
  });

  test("returning while an item is awaited ends the wait", async () => {
    await using stream = await startStream("data: half");
    const items = await open("getEvents", createClient(stream.server));
    const next = items.next();
    await items.return?.();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  test("aborting rejects with the caller's reason, and closes the connection", async () => {
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

  test("aborting between two items ends the sequence", async () => {
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

  test("a caller who reads slowly holds up the service", async () => {
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

describe("the timeout of an attempt whose answer is a sequence", () => {
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
    const items = await open("getEvents", createClient(stream.server, { timeout: 1_000 }));
    await items.next();
    const response = await stream.response;
    let comments = 0;
    const timer = setInterval(() => {
      comments++;
      response.write(comments < 30 ? ": alive\n" : "data: late\n\n");
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
