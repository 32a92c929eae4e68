import { execFile } from "node:child_process";
import { once } from "node:events";
import { createConnection } from "node:net";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Fake, FakeOptions } from "../fake.ts";
import { authorize, createNotesFake, createTestClock, url, write } from "../testing/caller.ts";
import type { ListenOptions } from "./listen.ts";

const execute = promisify(execFile);

interface Caller {
  readonly fake: Fake;
  /** Puts a note. */
  readonly send: (init?: RequestInit) => Promise<Response>;
}

const startCaller = async (options?: FakeOptions, listenOptions?: ListenOptions) => {
  const fake = createNotesFake(options);
  const server = await fake.listen(listenOptions);
  onTestFinished(() => server.close());
  const note = write(fake, "PUT", { title: "Hello" });
  const send: Caller["send"] = (init) => fetch(`${server.url}/v1/notes/1`, { ...note, ...init });
  return { fake, server, send };
};

/** What a library makes of a `Response.error()` that a handler gives it. */
const throwErrors = (response: Response, signal: AbortSignal | null | undefined): Response => {
  signal?.throwIfAborted();
  if (response.type === "error") throw new TypeError("Failed to fetch");
  return response;
};

/** The same faults, over sockets and without. */
const ways: readonly (readonly [string, (options?: FakeOptions) => Promise<Caller>])[] = [
  ["over a socket", startCaller],
  [
    "with the fetch of the fake",
    async (options) => {
      const fake = createNotesFake(options);
      const note = write(fake, "PUT", { title: "Hello" });
      return { fake, send: (init) => fake.fetch(`${url}/notes/1`, { ...note, ...init }) };
    },
  ],
  [
    "with a handler of requests",
    async (options) => {
      const fake = createNotesFake(options);
      const note = write(fake, "PUT", { title: "Hello" });
      const send: Caller["send"] = async (init) =>
        throwErrors(await fake.handle(new Request(`${url}/notes/1`, { ...note, ...init })), init?.signal);
      return { fake, send };
    },
  ],
];

describe.each(ways)("%s", (_, start) => {
  test("a status comes instead, nothing is recorded, and the next call goes well", async () => {
    const { fake, send } = await start();
    const fault = fake.fail(503, { retryAfter: 120, message: "Closed for today", headers: { "X-Zone": "b" } });
    const response = await send();
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("120");
    expect(response.headers.get("x-zone")).toBe("b");
    expect(await response.json()).toMatchObject({ errors: ["Closed for today"] });
    expect(fake.events).toEqual([]);
    expect(fault.hits).toBe(1);
    expect((await send()).status).toBe(200);
    expect(fake.attempts).toMatchObject([
      { status: 503, outcome: "failed", fault: "503" },
      { status: 200, outcome: "recorded", fault: undefined },
    ]);
  });

  test.each([
    ["Sat, 31 Jan 2026 00:00:00 GMT", new Date(Date.UTC(2026, 0, 31))],
    ["Thu, 01 Jan 1970 00:00:00 GMT", new Date(0)],
    ["1200", 1_200],
    ["0", 0],
    ["-5", -5],
    ["1.5", 1.5],
    ["soon", "soon"],
    ["7", undefined], // As it is documented.
    [null, null],
  ])("Retry-After can be %s", async (expected, retryAfter) => {
    const { fake, send } = await start();
    fake.fail(429, retryAfter === undefined ? {} : { retryAfter });
    expect((await send()).headers.get("retry-after")).toBe(expected);
  });

  test.each([
    ["reset-before-commit", 0],
    ["reset-after-commit", 1],
  ] as const)("%s: the call rejects, and %s events are recorded", async (kind, recorded) => {
    const { fake, send } = await start();
    fake.fail(kind);
    await expect(send()).rejects.toThrow(TypeError);
    expect(fake.events).toHaveLength(recorded);
    expect(fake.attempts).toMatchObject([
      { fault: kind, status: undefined, outcome: recorded ? "recorded" : "failed" },
    ]);
  });

  test.each(["reset-in-body", "broken-gzip"] as const)("%s: the answer begins, and cannot be read", async (kind) => {
    const { fake, send } = await start();
    fake.fail(kind);
    const response = await send();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(fake.events).toHaveLength(1);
  });

  test("half-body: the answer is half of it", async () => {
    const { fake, send } = await start();
    fake.fail("half-body");
    const text = await (await send()).text();
    expect(text).toMatch(/^\{"/);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(fake.events).toHaveLength(1);
  });

  test("no-answer: nothing comes until the caller gives up", async () => {
    const { fake, send } = await start();
    fake.fail("no-answer");
    const controller = new AbortController();
    const answer = send({ signal: controller.signal });
    await vi.waitFor(() => expect(fake.events).toHaveLength(1), { timeout: 20_000 });
    controller.abort(new Error("I give up"));
    await expect(answer).rejects.toThrow("I give up");
    expect(fake.attempts).toMatchObject([{ outcome: "recorded", status: undefined }]);
  });

  test("no-answer, not recorded, if that is wanted", async () => {
    const { fake, send } = await start();
    fake.fail("no-answer", { commit: false });
    const controller = new AbortController();
    const answer = send({ signal: controller.signal });
    await vi.waitFor(() => expect(fake.attempts).toHaveLength(1), { timeout: 20_000 });
    controller.abort(new Error("I give up"));
    await expect(answer).rejects.toThrow("I give up");
    expect(fake.events).toEqual([]);
  });

  test("html: a page comes with 200", async () => {
    const { fake, send } = await start();
    fake.fail("html");
    const response = await send();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(await response.text()).toContain("<h1>Sign in</h1>");
    expect(fake.events).toEqual([]);
  });

  test("redirect: leads elsewhere", async () => {
    const { fake, send } = await start();
    fake.fail("redirect", { location: "https://elsewhere.example/" });
    const response = await send({ redirect: "manual" });
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe("https://elsewhere.example/");
  });

  test("other-calls: the quota is used up by others", async () => {
    const { fake, send } = await start({ quota: [{ limit: 3, interval: 60_000 }] });
    fake.fail("other-calls", { calls: 3, after: 1 });
    expect((await send()).status).toBe(200);
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("60");
    expect(fake.attempts).toMatchObject([{ outcome: "recorded" }, { outcome: "over-quota", fault: "other-calls" }]);
  });

  test("token-ends: the token that was right is not any more, and another one is", async () => {
    const { fake, send } = await start();
    const withToken = () => ({
      headers: { authorization: `Bearer ${fake.issueToken().token}`, "content-type": "application/json" },
    });
    const first = withToken();
    expect((await send(first)).status).toBe(200);
    fake.fail("token-ends");
    expect((await send(first)).status).toBe(401);
    expect((await send(withToken())).status).toBe(200);
    expect(fake.events).toHaveLength(2);
  });

  test("a rate meets the same calls for the same seed, whatever the way", async () => {
    const { fake, send } = await start({ seed: 7 });
    fake.fail("reset-after-commit", { rate: 0.3 });
    fake.fail(503, { rate: 0.3 });
    const results: unknown[] = [];
    for (let call = 0; call < 12; call++) {
      const result = await send().then(
        ({ status }) => status,
        () => "lost",
      );
      results.push(result);
    }
    expect(results).toEqual(["lost", "lost", 503, 200, 200, 200, "lost", "lost", 200, 200, 200, 200]);
  });

  test("a status that is answered after the event was recorded", async () => {
    const { fake, send } = await start();
    fake.fail(500, { commit: true });
    expect((await send()).status).toBe(500);
    expect(fake.events).toHaveLength(1);
  });
});

test.each(ways.slice(0, 2))("%s, a redirect can be an error for the caller", async (_, start) => {
  const { fake, send } = await start();
  fake.fail("redirect");
  await expect(send({ redirect: "error" })).rejects.toThrow(TypeError);
});

describe("in this process", () => {
  test("slow: the answer comes after the delay, by fake timers, and can be given up", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const fake = createNotesFake();
    fake.fail("slow", { delay: 60_000, times: 2 });
    const note = write(fake, "PUT", { title: "Hello" });
    let status = 0;
    const answer = fake.fetch(`${url}/notes/1`, note).then((response) => {
      status = response.status;
    });
    await vi.advanceTimersByTimeAsync(59_999);
    expect([status, fake.events.length]).toEqual([0, 1]);
    await vi.advanceTimersByTimeAsync(1);
    await answer;
    expect(status).toBe(200);

    const controller = new AbortController();
    const second = fake.fetch(`${url}/notes/1`, { ...note, signal: controller.signal });
    await vi.advanceTimersByTimeAsync(1);
    controller.abort(new Error("I give up"));
    await expect(second).rejects.toThrow("I give up");
  });

  test("a call that was aborted before never arrives", async () => {
    const fake = createNotesFake();
    await expect(fake.fetch(url, { signal: AbortSignal.abort(new Error("No")) })).rejects.toThrow("No");
    expect(fake.attempts).toEqual([]);
  });

  test("handle answers a caller who has given up with Response.error(), so that no server reports an error", async () => {
    const fake = createNotesFake();
    fake.fail("no-answer");
    const controller = new AbortController();
    const { signal } = controller;
    const answer = fake.handle(new Request(`${url}/notes/1`, { ...write(fake, "PUT", { title: "Hello" }), signal }));
    await vi.waitFor(() => expect(fake.attempts).toHaveLength(1), { timeout: 20_000 });
    controller.abort();
    expect((await answer).type).toBe("error");
  });

  test("handle answers a connection that is lost with Response.error()", async () => {
    const fake = createNotesFake();
    fake.fail("reset-after-commit");
    const response = await fake.handle(new Request(`${url}/notes/1`, write(fake, "PUT", { title: "Hello" })));
    expect(response.type).toBe("error");
    expect(fake.events).toHaveLength(1);
  });
});

describe("over a socket", () => {
  test("slow: the answer comes after the delay of the clock", async () => {
    const delays: number[] = [];
    const clock = {
      now: () => 0,
      setTimeout: (callback: () => void, delay: number) => {
        delays.push(delay);
        callback();
      },
    };
    const { fake, send } = await startCaller({ clock });
    fake.fail("slow", { delay: 60_000 });
    expect((await send()).status).toBe(200);
    expect(delays).toEqual([60_000]);
  });

  test("many calls at once are answered, each once", async () => {
    const { fake, send } = await startCaller();
    const answers = await Promise.all(Array.from({ length: 200 }, () => send()));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(fake.events).toHaveLength(200);
  });

  test("processes share the quota: whichever exceeds it gets 429 and Retry-After", async () => {
    const { fake, server } = await startCaller({
      quota: [{ limit: 5, interval: 60_000 }],
      clock: createTestClock(), // Nothing of the quota comes back while the processes start.
    });
    const note = JSON.stringify(write(fake, "PUT", { title: "Hello" }));
    const program = `
      const results = [];
      for (let call = 0; call < 4; call++) {
        const { status, headers } = await fetch("${server.url}/v1/notes/1", ${note});
        results.push([status, headers.get("retry-after")]);
      }
      console.log(JSON.stringify(results));`;
    const start = () => execute(process.execPath, ["--input-type=module", "--eval", program]);
    const outputs = await Promise.all([start(), start()]);
    const results: [number, string | null][] = outputs.flatMap(({ stdout }) => JSON.parse(stdout));
    expect(results.filter(([status]) => status === 200)).toHaveLength(5);
    expect(results.filter(([status]) => status === 429)).toEqual(Array(3).fill([429, "60"]));
    expect(fake.events).toHaveLength(5);
    expect(fake.attempts.slice(5).every(({ outcome }) => outcome === "over-quota")).toBe(true);
  });

  test("a call that breaks off before it is complete never arrives, and the next one does", async () => {
    const { fake, server, send } = await startCaller();
    const socket = createConnection(server.port, "127.0.0.1");
    socket.write(
      `PUT /v1/notes/1 HTTP/1.1\r\nhost: a\r\nauthorization: ${authorize(fake)}\r\ncontent-length: 99\r\n\r\n{"ti`,
    );
    await vi.waitFor(() => expect(socket.bytesWritten).toBeGreaterThan(50), { timeout: 20_000 });
    socket.destroy();
    await once(socket, "close");
    expect((await send()).status).toBe(200);
    expect(fake.attempts).toHaveLength(1);
  });

  test("an address that is not trusted is that of the socket", async () => {
    const { fake, send } = await startCaller({
      accounts: [
        { accessKey: "fake-access-key", accessKeySecret: "fake-access-key-secret", trustedIps: ["192.0.2.1"] },
      ],
    });
    expect((await send()).status).toBe(403);
    expect(fake.attempts).toMatchObject([{ outcome: "unauthorized" }]);
  });

  test("its port is free again when it is closed, with a call that still waits", async () => {
    const { fake, server, send } = await startCaller();
    fake.fail("no-answer");
    const answer = send();
    await vi.waitFor(() => expect(fake.attempts).toHaveLength(1), { timeout: 20_000 });
    const lost = expect(answer).rejects.toThrow(TypeError);
    await server.close();
    await lost;
    const again = await fake.listen({ port: server.port });
    expect(again.url).toBe(server.url);
    await again.close();
  });

  test("a port that is in use is an error", async () => {
    const { fake, server } = await startCaller();
    await expect(fake.listen({ port: server.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});

describe("the control of a fake that listens", () => {
  const start = async () => {
    const caller = await startCaller({}, { control: true });
    const ask = async (method: string, path: string, body?: object) => {
      const response = await fetch(`${caller.server.url}/__fake${path}`, {
        method,
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
    };
    return { ...caller, ask };
  };

  test("tells what arrived and what was recorded", async () => {
    const { ask, send, fake } = await start();
    await ask("POST", "/faults", { kind: "reset-after-commit" });
    await expect(send()).rejects.toThrow(TypeError);
    await send();
    expect((await ask("GET", "/events")).body).toEqual(JSON.parse(JSON.stringify(fake.events)));
    const { body } = await ask("GET", "/attempts");
    expect(body).toMatchObject([{ fault: "reset-after-commit" }, { outcome: "recorded", status: 200 }]);
    expect(await ask("POST", "/reset")).toEqual({ status: 204, body: undefined });
    expect((await ask("GET", "/events")).body).toEqual([]);
  });

  test("issues tokens and spends the quota", async () => {
    const { ask, send } = await start();
    const { body } = await ask("POST", "/tokens", { lifetime: 60_000 });
    expect(
      (await send({ headers: { authorization: `Bearer ${body.token}`, "content-type": "application/json" } })).status,
    ).toBe(200);
    expect((await ask("POST", "/spend", { calls: 3 })).status).toBe(204);
  });

  test("refuses what it does not know", async () => {
    const { ask } = await start();
    expect((await ask("GET", "/secrets")).status).toBe(404);
    expect(await ask("POST", "/faults", { kind: "boredom" })).toMatchObject({
      status: 400,
      body: { errors: [expect.stringContaining('There is no fault "boredom"')] },
    });
  });

  test("is not there unless it is asked for", async () => {
    const { server } = await startCaller();
    expect((await fetch(`${server.url}/__fake/events`)).status).toBe(404);
  });
});
