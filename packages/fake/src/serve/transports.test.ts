import { describe, expect, test, vi } from "vitest";
import type { FakeOptions } from "../fake.ts";
import { type Caller, createNotesFake, startCaller, url, write } from "../testing/caller.ts";

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
  ])("a status comes with Retry-After: %s", async (expected, retryAfter) => {
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

  test("no-answer with commit: false: nothing comes, and nothing is recorded", async () => {
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

  test("token-ends: the token of the call is refused from then on, and another token is accepted", async () => {
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

  test("a status with commit: true: the event is recorded, and the status answered", async () => {
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
