import { statSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { isGongConfigError } from "@gong-engagement/client";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { mostInAny } from "@gong-engagement/kit/most-in-any";
import { describe, expect, test, vi } from "vitest";
import { storeConformance } from "./conformance.ts";
import { type SqliteStore, sqliteStore } from "./sqlite-store.ts";
import { createVirtualClock, type VirtualClock } from "./testing/create-virtual-clock.ts";
import { runProcesses } from "./testing/run-processes.ts";

const second = 1_000;
const day = 86_400_000;

interface Fixture extends AsyncDisposable {
  readonly file: string;
  open(clock?: VirtualClock): SqliteStore;
}

const createFixture = async (): Promise<Fixture> => {
  const folder = await createTemporaryFolder();
  const file = `${folder.path}/limit.db`;
  const stores: SqliteStore[] = [];
  return {
    file,
    open(clock) {
      const store = sqliteStore(file, clock);
      stores.push(store);
      return store;
    },
    async [Symbol.asyncDispose]() {
      for (const store of stores) store.close();
      await folder[Symbol.asyncDispose]();
    },
  };
};

const readStarts = (file: string): readonly number[] => {
  const database = new DatabaseSync(file);
  try {
    return database
      .prepare("SELECT at FROM gong_limiter_start ORDER BY at")
      .all()
      .map(({ at }) => Number(at));
  } finally {
    database.close();
  }
};

const grantUntilRefused = async (store: SqliteStore, rules: Parameters<SqliteStore["take"]>[1]): Promise<number> => {
  for (let granted = 0; granted < 20_000; granted++) {
    if ("wait" in (await store.take("default", rules))) return granted;
  }
  return Infinity;
};

describe("the conformance cases of a store, with a SQLite file", () => {
  for (const { title, run } of storeConformance) {
    test(title, async () => {
      await using fixture = await createFixture();
      await run({ open: async () => fixture.open() });
    });
  }
});

describe("a SQLite store that several processes share", () => {
  test("lets no more calls arrive than a window allows, and each process makes all its calls", async () => {
    await using fixture = await createFixture();
    const windows = [{ limit: 3, interval: 600 }];
    const arrivals = await runProcesses(4, 4, fixture.file, { windows, guard: 1 });
    expect(arrivals).toHaveLength(16);
    expect(mostInAny(600, arrivals)).toBeLessThanOrEqual(3);
    const starts = readStarts(fixture.file).slice(-3);
    expect(mostInAny(600, starts)).toBeLessThanOrEqual(3);
  });
});

describe("a SQLite store and time", () => {
  test("grants exactly 10,000 starts in any day", async () => {
    const clock = createVirtualClock();
    using store = sqliteStore(":memory:", clock); // Twenty thousand commits to a disk take half a minute.
    const rules = [{ limit: 10_000, interval: day }];
    expect(await grantUntilRefused(store, rules)).toBe(10_000);
    clock.advance(day - 1);
    expect(await store.take("default", rules)).toEqual({ wait: 1, rule: 0 });
    clock.advance(1);
    expect(await grantUntilRefused(store, rules)).toBe(10_000);
  }, 60_000);

  test.each([
    ["forward", 3_600_000],
    ["back", -3_600_000],
  ])("neither waits longer nor grants earlier when the time of day is set %s by an hour", async (_, jump) => {
    await using fixture = await createFixture();
    const clock = createVirtualClock();
    const rules = [{ limit: 1, interval: second }];
    const store = fixture.open(clock);
    await store.take("default", rules);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + jump });
    try {
      expect(await fixture.open(clock).take("default", rules)).toEqual({ wait: second, rule: 0 });
      clock.advance(second);
      expect(await store.take("default", rules)).toHaveProperty("start");
    } finally {
      vi.useRealTimers();
    }
  });

  test("goes on by the time of day after a restart of the host", async () => {
    await using fixture = await createFixture();
    const rules = [{ limit: 1, interval: day }];
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    try {
      await fixture.open(createVirtualClock("before", 1e9)).take("default", rules);
      vi.setSystemTime(Date.now() + day / 2);
      const store = fixture.open(createVirtualClock("after", 5));
      expect(await store.take("default", rules)).toEqual({ wait: day / 2, rule: 0 });
      vi.setSystemTime(Date.now() + day / 2);
      expect(await fixture.open(createVirtualClock("after that", 5)).take("default", rules)).toHaveProperty("start");
    } finally {
      vi.useRealTimers();
    }
  });

  test("keeps no more starts than the rules need", async () => {
    await using fixture = await createFixture();
    const clock = createVirtualClock();
    const store = fixture.open(clock);
    for (let start = 0; start < 50; start++) {
      await store.take("default", [{ limit: 5, interval: second }]);
      clock.advance(second);
    }
    expect(readStarts(fixture.file)).toHaveLength(5);
  });
});

describe("the file of a SQLite store", () => {
  test("can be read by its owner only", async () => {
    await using fixture = await createFixture();
    fixture.open();
    expect(statSync(fixture.file).mode & 0o777).toBe(0o600);
  });

  test("is in WAL mode, so that reading processes do not hold up writing ones", async () => {
    await using fixture = await createFixture();
    const store = fixture.open();
    await store.take("default", [{ limit: 1, interval: second }]);
    const writer = new DatabaseSync(fixture.file);
    expect(writer.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    writer.close();
  });

  test.each([
    ["is in a folder that is not there", "missing/limit.db", /cannot open .*missing\/limit\.db: is its folder there/],
    ["is no SQLite file", "text.db", /cannot use .*text\.db: file is not a database/],
    ["is an empty text", undefined, /pass the path of a file/],
  ])("is refused with the reason when it %s", async (_, name, message) => {
    await using folder = await createTemporaryFolder();
    writeFileSync(`${folder.path}/text.db`, "This is a text of more than a hundred bytes. ".repeat(50));
    const open = (): SqliteStore => sqliteStore(name === undefined ? "" : `${folder.path}/${name}`);
    expect(open).toThrowError(message);
    expect(open).toThrowError(expect.toSatisfy(isGongConfigError));
  });
});
