import { setTimeout as sleep } from "node:timers/promises";
import { createRateLimiter, getDefaultRateLimit } from "@gong-engagement/client";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { describe, expect, test, vi } from "vitest";
import { limiterConformance } from "./conformance.ts";
import { createSharedLimiter } from "./create-shared-limiter.ts";
import type { LimiterStore } from "./limiter-store.ts";
import { sqliteStore } from "./sqlite-store.ts";
import { runProcesses } from "./testing/run-processes.ts";

describe("the conformance cases of a limiter, with the shared limiter on a SQLite file", () => {
  for (const { title, run } of limiterConformance) {
    test(title, async () => {
      await using folder = await createTemporaryFolder();
      await run({
        create: async (windows) =>
          createSharedLimiter({ store: sqliteStore(`${folder.path}/limit.db`), windows, guard: 1 }),
      });
    });
  }
});

describe("the conformance cases of a limiter, with the limiter of the client", () => {
  for (const { title, run } of limiterConformance) {
    test(title, () => run({ create: async (windows) => createRateLimiter(windows) }));
  }
});

const patient = { maxQueue: Infinity, maxPause: Infinity };
const start = { start: "1" };

/** A store that answers as it is told, and writes down what it is asked. */
const createStore = (answers: Partial<LimiterStore> = {}): LimiterStore & { readonly asked: string[] } => {
  const asked: string[] = [];
  return {
    asked,
    take: (...args) => {
      asked.push("take");
      return answers.take?.(...args) ?? Promise.resolve(start);
    },
    giveBack: async (_, name) => void asked.push(`giveBack ${name}`),
    pause: (name, milliseconds) => {
      asked.push("pause");
      return answers.pause?.(name, milliseconds) ?? Promise.resolve();
    },
    peek: async () => ({ used: [1, 1], pausedFor: 0 }),
  };
};

describe("a shared limiter whose store fails", () => {
  test("rejects those that wait with what the store throws, and asks again for the next", async () => {
    const down = new Error("connect ECONNREFUSED 127.0.0.1:5432");
    let isDown = true;
    const store = createStore({ take: async () => (isDown ? Promise.reject(down) : start) });
    const limiter = createSharedLimiter({ store });
    const waiting = [limiter.take(patient), limiter.take(patient)];
    await expect(Promise.allSettled(waiting)).resolves.toMatchObject([{ reason: down }, { reason: down }]);
    isDown = false;
    await expect(limiter.take(patient)).resolves.toBeDefined();
    expect(limiter.state()).toMatchObject({ waiting: 0, inFlight: 1 });
  });

  test("gives a start back that was granted too late, and names the guard when this goes on", async () => {
    const store = createStore({
      take: async () => {
        await sleep(30);
        return start;
      },
    });
    const limiter = createSharedLimiter({ store, windows: [{ limit: 1, interval: 100 }] });
    await expect(limiter.take(patient)).rejects.toThrowError(
      /unavailable.*the store took \d+ ms to grant a start, longer than the guard of 5 ms: use a nearer store, or a larger guard/,
    );
    expect(store.asked).toEqual(["take", "giveBack 1", "take", "giveBack 1", "take", "giveBack 1"]);
  });

  test("rejects those that wait when the store does not answer, asks again for the next, and gives back what comes too late", async () => {
    vi.useFakeTimers();
    try {
      const answers: ((answer: typeof start) => void)[] = [];
      const store = createStore({ take: () => new Promise((resolve) => void answers.push(resolve)) });
      const limiter = createSharedLimiter({ store });
      const waiting = Promise.allSettled([limiter.take(patient), limiter.take(patient)]);
      await vi.advanceTimersByTimeAsync(10_000);
      const reason = { reason: "unavailable", message: expect.stringMatching(/has not answered for 10000 ms: is its/) };
      expect(await waiting).toMatchObject([{ reason }, { reason }]);
      const next = limiter.take(patient);
      await vi.waitFor(() => expect(answers).toHaveLength(2));
      answers[0]?.({ start: "too late" });
      answers[1]?.({ start: "in time" });
      await next;
      expect(store.asked).toEqual(["take", "take", "giveBack too late"]);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test("tells the store of a pause again, before the next start, when the store could not be told", async () => {
    let isDown = true;
    const store = createStore({ pause: async () => (isDown ? Promise.reject(new Error("down")) : undefined) });
    const limiter = createSharedLimiter({ store });
    await expect(limiter.pause(20)).rejects.toThrowError("down");
    isDown = false;
    await limiter.take(patient);
    expect(store.asked).toEqual(["pause", "pause", "take"]);
  });

  test("gives a start back that came after a pause had begun, or for nobody", async () => {
    let grant = (): void => {};
    const granted = new Promise<typeof start>((resolve) => {
      grant = () => resolve(start);
    });
    const store = createStore({ take: () => granted });
    const limiter = createSharedLimiter({ store });
    const controller = new AbortController();
    const waiting = limiter.take({ ...patient, signal: controller.signal });
    controller.abort(new Error("left"));
    await expect(waiting).rejects.toThrowError("left");
    grant();
    await vi.waitFor(() => expect(store.asked).toEqual(["take", "giveBack 1"]));
  });
});

test("a shared limiter lets a call leave before it asks the store, which may block the process, for the next", async () => {
  const moments: string[] = [];
  const store = createStore({
    take: async () => {
      moments.push("asked");
      return start;
    },
  });
  const limiter = createSharedLimiter({ store });
  const call = async (): Promise<void> => {
    await limiter.take(patient);
    // As many steps as a client may need between its turn and what it writes to a connection.
    for (let step = 0; step < 100; step++) await undefined;
    moments.push("left");
  };
  await Promise.all([call(), call()]);
  expect(moments).toEqual(["asked", "left", "asked", "left"]);
});

describe("a shared limiter in several processes", () => {
  test("starts nothing anywhere until a pause of one process ends", async () => {
    await using folder = await createTemporaryFolder();
    const file = `${folder.path}/limit.db`;
    using store = sqliteStore(file);
    const begin = Date.now();
    await createSharedLimiter({ store }).pause(1_500);
    const turns = await runProcesses(2, 1, file, { guard: 1 });
    expect(Math.min(...turns)).toBeGreaterThanOrEqual(begin + 1_500);
  });

  test("keeps several limits in one store apart by their names", async () => {
    await using folder = await createTemporaryFolder();
    using store = sqliteStore(`${folder.path}/limit.db`);
    const windows = [{ limit: 1, interval: 86_400_000 }];
    const [one, two] = ["one", "two"].map((name) => createSharedLimiter({ store, windows, name }));
    await one?.take(patient);
    await expect(one?.take(patient)).rejects.toThrowError(/1 of 1 starts in 86400000 ms are used by all processes/);
    await two?.take(patient);
  });
});

describe("the budget of a shared limiter", () => {
  test("tells what is left of each window, and until when starts are paused", async () => {
    await using folder = await createTemporaryFolder();
    using store = sqliteStore(`${folder.path}/limit.db`);
    const windows = [
      { limit: 2, interval: 60_000, burst: 2 },
      { limit: 5, interval: 86_400_000 },
    ];
    const limiter = createSharedLimiter({ store, windows });
    await limiter.take(patient);
    await limiter.take(patient);
    expect(await limiter.budget()).toEqual({
      windows: [
        { limit: 2, interval: 60_000, remaining: 0 },
        { limit: 5, interval: 86_400_000, remaining: 3 },
      ],
    });
    await limiter.pause(60_000);
    const { pausedUntil } = await limiter.budget();
    expect(Number(pausedUntil) - Date.now()).toBeGreaterThan(50_000);
  });
});

describe("the state of a shared limiter", () => {
  test("tells what the store said last, less what was started since", async () => {
    const limiter = createSharedLimiter({ store: createStore(), windows: [{ limit: 5, interval: 86_400_000 }] });
    expect(limiter.state().windows).toEqual([]);
    await vi.waitFor(() => expect(limiter.state().windows).toMatchObject([{ limit: 5, remaining: 4 }]));
    await limiter.take(patient);
    expect(limiter.state().windows).toMatchObject([{ remaining: 3 }]);
  });

  test("asks the store again after a second, and keeps what is known if the store fails", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    try {
      let used = 1;
      const store: LimiterStore = {
        ...createStore(),
        peek: async () => (used < 0 ? Promise.reject(new Error("down")) : { used: [used], pausedFor: 0 }),
      };
      const limiter = createSharedLimiter({ store, windows: [{ limit: 5, interval: 86_400_000 }] });
      await limiter.budget();
      limiter.state();
      used = 4;
      vi.advanceTimersByTime(1_000);
      await vi.waitFor(() => expect(limiter.state().windows).toMatchObject([{ remaining: 1 }]));
      used = -1;
      vi.advanceTimersByTime(1_000);
      expect(limiter.state().windows).toMatchObject([{ remaining: 1 }]);
      await Promise.resolve();
      expect(limiter.state().windows).toMatchObject([{ remaining: 1 }]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("createSharedLimiter", () => {
  test("takes the windows of the API's description by default", async () => {
    const limiter = createSharedLimiter({ store: createStore() });
    const { windows } = await limiter.budget();
    expect(windows).toMatchObject(getDefaultRateLimit());
  });

  test.each([
    ["no store", {}, /store: pass sqliteStore\(file\) or postgresStore\(pool\); the value has no method take/],
    ["a text as store", { store: "limit.db" }, /store: pass sqliteStore/],
    ["no windows", { store: createStore(), windows: [] }, /windows: pass a list of \{ limit, interval \}/],
    [
      "a limit of 0",
      { store: createStore(), windows: [{ limit: 0, interval: 1 }] },
      /windows\[0\]\.limit: pass a whole number/,
    ],
    ["a guard in milliseconds", { store: createStore(), guard: 50 }, /guard: pass a share of the shortest interval/],
    ["a guard that is a text", { store: createStore(), guard: "0.1" }, /guard: pass a share/],
    ["an empty name", { store: createStore(), name: "" }, /name: pass a text/],
    ["a name with a NUL", { store: createStore(), name: "a\0" }, /name: pass a text .* without NUL/],
    [
      "a misspelt option",
      { store: createStore(), window: [] },
      /window: there is no such option; there are store, windows/,
    ],
  ])("refuses %s with the reason", (_, options, message) => {
    expect(() => Reflect.apply(createSharedLimiter, undefined, [options])).toThrowError(message);
  });
});
