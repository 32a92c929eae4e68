import { afterEach, describe, expect, test, vi } from "vitest";
import { GongConnectionError } from "../errors/gong-connection-error.ts";
import { GongLimiterError } from "../errors/gong-limiter-error.ts";
import type { RateLimiter, Turn, TurnOptions } from "../rate-limit/rate-limiter.ts";
import { createSignal } from "../testing/create-signal.ts";
import { createTestClient, credentials, postMessage, putReport, rejection } from "../testing/create-test-client.ts";
import { failure, ok, reset, text } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

const createTurn = () => {
  const ends: unknown[] = [];
  const turn: Turn = { cancel: () => ends.push("cancel"), settle: (status) => ends.push(status) };
  return { ends, turn };
};

const createLimiter = (take: (request: TurnOptions) => unknown, pause: (delay: number) => unknown = () => {}) =>
  ({ take, pause }) as RateLimiter;

afterEach(() => {
  vi.useRealTimers();
});

test("a limiter is told the limits of a call, and the number of the attempt", async () => {
  await using server = await startServer(failure(500), ok);
  const asked: TurnOptions[] = [];
  const { turn } = createTurn();
  const rateLimit = createLimiter((request) => {
    asked.push(request);
    return turn;
  });
  const client = createTestClient(server, { rateLimit, maxQueue: 7, retry: { minDelay: 1, maxRetryAfter: 9_000 } });
  await putReport(client);
  const always = { signal: expect.any(AbortSignal), maxPause: 9_000, deadline: expect.any(Number) };
  expect(asked).toEqual([
    { ...always, maxQueue: 7, attempt: 1 },
    { ...always, maxQueue: Infinity, attempt: 2 },
  ]);
});

test("a limiter is told the status with which each attempt ended, and nothing of one that was lost", async () => {
  await using server = await startServer(failure(500), reset, text(302, "", { location: "/elsewhere" }));
  const { ends, turn } = createTurn();
  await rejection(putReport(createTestClient(server, { rateLimit: createLimiter(() => turn) })));
  expect(ends).toEqual([500, undefined, 302]);
});

test("a call that waits for a limiter holds no timer", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  const controller = new AbortController();
  const client = createTestClient(
    { url: "http://127.0.0.1:9" },
    { rateLimit: createLimiter(() => new Promise(() => {})) },
  );
  const call = rejection(putReport(client, { signal: controller.signal }));
  expect(vi.getTimerCount()).toBe(0);
  controller.abort("enough");
  expect(await call).toBe("enough");
});

describe("a limiter that never answers", () => {
  const hangs = createLimiter(() => new Promise(() => {}));

  test("is ended by the deadline", async () => {
    await using server = await startServer(ok);
    const client = createTestClient(server, { rateLimit: hangs });
    expect(await rejection(putReport(client, { deadline: 50 }))).toMatchObject({
      name: "GongTimeoutError",
      scope: "deadline",
      delivery: "not-sent",
    });
  });

  test("is ended by an abort and by close", async () => {
    await using server = await startServer(ok);
    const client = createTestClient(server, { rateLimit: hangs });
    const controller = new AbortController();
    const aborted = rejection(putReport(client, { signal: controller.signal }));
    const closed = rejection(putReport(client));
    controller.abort("enough");
    await client.close({ timeout: 10 });
    expect(await aborted).toBe("enough");
    expect(await closed).toMatchObject({ name: "GongClosedError", delivery: "not-sent" });
  });
});

test("a turn that comes after the call has ended is cancelled", async () => {
  await using server = await startServer(ok);
  const { ends, turn } = createTurn();
  let give = (_turn: Turn): void => {};
  const taken = new Promise<Turn>((resolve) => {
    give = resolve;
  });
  const client = createTestClient(server, { rateLimit: createLimiter(() => taken) });
  await rejection(putReport(client, { deadline: 20 }));
  give(turn);
  await taken;
  await Promise.resolve();
  expect(ends).toEqual(["cancel"]);
  expect(server.received).toEqual([]);
});

test("a turn that has a member then, though that is not a function, is taken as it is", async () => {
  await using server = await startServer(ok);
  const { ends, turn } = createTurn();
  // biome-ignore lint/suspicious/noThenProperty: this is what a foreign limiter may return.
  const rateLimit = createLimiter(() => ({ ...turn, then: undefined }));
  await putReport(createTestClient(server, { rateLimit }));
  expect(ends).toEqual([200]);
});

test("a turn is given back if the call is aborted while the limiter gives it", async () => {
  await using server = await startServer(ok);
  const { ends, turn } = createTurn();
  const controller = new AbortController();
  const rateLimit = createLimiter(() => {
    controller.abort("enough");
    return turn;
  });
  const client = createTestClient(server, { rateLimit });
  expect(await rejection(putReport(client, { signal: controller.signal }))).toBe("enough");
  expect(ends).toEqual(["cancel"]);
  expect(server.received).toEqual([]);
});

test.each([
  {
    how: "throws",
    take: (error: unknown) => () => {
      throw error;
    },
  },
  { how: "rejects", take: (error: unknown) => () => Promise.reject(error) },
])("a limiter that $how makes the call fail as unavailable, without secrets", async ({ take }) => {
  await using server = await startServer(ok);
  const cause = Object.assign(new Error(`redis://${credentials.accessKeySecret}@host failed`), { code: "ECONNRESET" });
  const client = createTestClient(server, { rateLimit: createLimiter(take(cause)) });
  const error = await rejection(putReport(client));
  expect(error).toMatchObject({
    name: "GongLimiterError",
    reason: "unavailable",
    delivery: "not-sent",
    attempts: 0,
    operationId: "putReport",
    cause: { message: "redis://[redacted]@host failed", code: "ECONNRESET" },
  });
  expect(server.received).toEqual([]);
});

test.each<{ what: string; take: () => unknown; says?: string }>([
  { what: "nothing", take: () => undefined },
  { what: "a promise of nothing", take: async () => {} },
  { what: "a text", take: async () => "granted" },
  { what: "an object without cancel and settle", take: () => ({}) },
  { what: "an object whose cancel is a text", take: () => ({ settle: () => {}, cancel: "cancel" }) },
  { what: "an object without cancel", take: async () => ({ settle: () => {} }) },
  {
    what: "an object whose getter throws",
    take: () => ({
      cancel: () => {},
      get settle() {
        throw new Error("broken");
      },
    }),
    says: "(unavailable)",
  },
])(
  "a limiter that gives $what for a turn makes the call fail as unavailable, and nothing is sent",
  async ({ take, says = "the limiter gave no turn with cancel and settle" }) => {
    await using server = await startServer(ok);
    const client = createTestClient(server, { rateLimit: createLimiter(take) });
    expect(await rejection(putReport(client))).toMatchObject({
      name: "GongLimiterError",
      message: expect.stringContaining(says),
      reason: "unavailable",
      delivery: "not-sent",
    });
    expect(server.received).toEqual([]);
  },
);

test("one error that a limiter throws for many calls tells each call's own facts", async () => {
  const resumeAt = new Date(Date.now() + 1_000);
  const shared = new GongLimiterError("budget", { resumeAt, explanation: "spent by all processes" });
  const client = createTestClient(
    { url: "http://127.0.0.1:9" },
    { rateLimit: createLimiter(() => Promise.reject(shared)) },
  );
  const errors = await Promise.all([postMessage(client), postMessage(client), putReport(client)].map(rejection));
  const keys = errors.map((error) => (error as GongLimiterError).idempotencyKey);
  expect(new Set(keys).size).toBe(3);
  expect(keys[2]).toBeUndefined();
  for (const error of errors) expect(error).toMatchObject({ reason: "budget", resumeAt, message: shared.message });
});

test("another error of this package that a limiter throws is also unavailable", async () => {
  const lost = new GongConnectionError({ delivery: "unknown", host: "store", cause: undefined });
  const client = createTestClient(
    { url: "http://127.0.0.1:9" },
    { rateLimit: createLimiter(() => Promise.reject(lost)) },
  );
  const error = await rejection(putReport(client));
  expect(error).toMatchObject({ reason: "unavailable", delivery: "not-sent", cause: { message: lost.message } });
  expect(lost).toMatchObject({ delivery: "unknown", attempts: 0 });
});

test("a pause that a limiter publishes later is waited for before the next attempt", async () => {
  await using server = await startServer(failure(429, { "retry-after": "0" }), ok);
  const { turn } = createTurn();
  const asked = createSignal();
  const published = createSignal();
  const limiter = createLimiter(
    () => turn,
    () => {
      asked.give();
      return published.given;
    },
  );
  const call = putReport(createTestClient(server, { rateLimit: limiter }));
  await asked.given;
  await new Promise((resolve) => setImmediate(resolve));
  expect(server.received).toHaveLength(1);
  published.give();
  expect(await call).toMatchObject({ attempts: 2 });
});

test.each([
  { what: "was published", pause: async () => {} },
  {
    what: "has a then that throws",
    pause: () => ({
      // biome-ignore lint/suspicious/noThenProperty: this is what a foreign limiter may return.
      then: () => {
        throw new Error("limiter");
      },
    }),
  },
])("a pause that $what leaves no timer behind", async ({ pause }) => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { turn } = createTurn();
  const rateLimit = createLimiter(() => turn, pause);
  let sent = 0;
  const fetch = async (): Promise<Response> =>
    ++sent === 1 ? Response.json({}, { status: 429, headers: { "retry-after": "0" } }) : Response.json({});
  const client = createTestClient({ url: "http://127.0.0.1:9" }, { rateLimit, fetch });
  expect(await putReport(client)).toMatchObject({ attempts: 2 });
  expect(vi.getTimerCount()).toBe(0);
});

test("a pause that a limiter never ends to publish holds the call no longer than an attempt may take", async () => {
  await using server = await startServer(failure(429, { "retry-after": "0" }), ok);
  const { turn } = createTurn();
  const limiter = createLimiter(
    () => turn,
    () => new Promise(() => {}),
  );
  expect(await putReport(createTestClient(server, { rateLimit: limiter, timeout: 500 }))).toMatchObject({
    attempts: 2,
  });
});

describe.each([
  {
    how: "throw",
    fail: (): never => {
      throw new Error("limiter");
    },
  },
  { how: "reject", fail: () => Promise.reject(new Error("limiter")) },
])("settle, cancel and pause that $how", ({ fail }) => {
  const limiter = createLimiter(() => ({ settle: fail, cancel: fail }), fail);

  test("change nothing for the call", async () => {
    await using server = await startServer(failure(429, { "retry-after": "0" }), ok);
    expect(await putReport(createTestClient(server, { rateLimit: limiter }))).toMatchObject({ attempts: 2 });
  });

  test("do not hide why a call ends before it is sent", async () => {
    await using server = await startServer(ok);
    const client = createTestClient(server, { rateLimit: limiter });
    expect(await rejection(putReport(client, { beforeSend: () => Promise.reject("stop") }))).toBe("stop");
  });
});

describe("beforeSend", () => {
  test("is awaited when turn and token are there, before each attempt, the replay after a 401 included", async () => {
    await using server = await startServer(failure(401), failure(500), ok);
    const log: unknown[] = [];
    const { turn } = createTurn();
    const limiter = createLimiter(() => {
      log.push("turn");
      return turn;
    });
    const bearerToken = () => {
      log.push("token");
      return "token";
    };
    const client = createTestClient(server, { auth: { bearerToken }, rateLimit: limiter });
    await putReport(client, {
      beforeSend: async ({ attempt, idempotencyKey }) => {
        await new Promise((resolve) => setImmediate(resolve));
        log.push({ attempt, idempotencyKey, received: server.received.length });
      },
    });
    const event = (attempt: number) => ({ attempt, idempotencyKey: undefined, received: attempt - 1 });
    expect(log).toEqual(["token", "turn", event(1), "token", "turn", event(2), "turn", event(3)]);
  });

  test("that throws gives the turn back, and nothing is sent", async () => {
    await using server = await startServer(ok);
    const { ends, turn } = createTurn();
    const events: unknown[] = [];
    const client = createTestClient(server, {
      rateLimit: createLimiter(() => turn),
      hooks: { onError: ({ delivery, attempt }) => events.push({ delivery, attempt }) },
    });
    const reason = new Error("disk full");
    const beforeSend = () => Promise.reject(reason);
    expect(await rejection(putReport(client, { beforeSend }))).toBe(reason);
    expect(ends).toEqual(["cancel"]);
    expect(events).toEqual([{ delivery: "not-sent", attempt: 0 }]);
    expect(server.received).toEqual([]);
  });

  test("that throws before the second attempt leaves the call as the first one left it", async () => {
    await using server = await startServer(failure(500), ok);
    const events: unknown[] = [];
    const client = createTestClient(server, { hooks: { onError: ({ delivery }) => events.push(delivery) } });
    const beforeSend = ({ attempt }: { attempt: number }): void => {
      if (attempt === 2) throw "stop";
    };
    expect(await rejection(putReport(client, { beforeSend }))).toBe("stop");
    expect(events).toEqual(["unknown"]);
  });

  test("has a signal that is aborted when the call ends, and holds the call up no longer", async () => {
    await using server = await startServer(ok);
    const { ends, turn } = createTurn();
    const client = createTestClient(server, { rateLimit: createLimiter(() => turn) });
    let told: AbortSignal | undefined;
    const beforeSend = ({ signal }: { signal: AbortSignal }) => {
      told = signal;
      return new Promise(() => {});
    };
    expect(await rejection(putReport(client, { beforeSend, deadline: 30 }))).toMatchObject({
      name: "GongTimeoutError",
      delivery: "not-sent",
    });
    expect(told?.aborted).toBe(true);
    expect(ends).toEqual(["cancel"]);
  });

  test("is told the idempotency key, and is refused where it is not a function", async () => {
    await using server = await startServer(ok);
    const client = createTestClient(server);
    const keys: unknown[] = [];
    const { idempotencyKey } = await postMessage(client, { beforeSend: (event) => keys.push(event.idempotencyKey) });
    expect(keys).toEqual([idempotencyKey]);
    expect(keys[0]).toEqual(expect.any(String));
    expect(await rejection(client.PUT("/reports", { body: {}, beforeSend: "no" }))).toMatchObject({
      name: "GongInputError",
      message: "beforeSend: pass a function; this is a string",
    });
  });
});
