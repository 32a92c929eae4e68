import { chmodSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { expect, test, vi } from "vitest";
import { query } from "./database.ts";
import { sqliteStore } from "./sqlite-store.ts";
import { warnOfLostDisk } from "./warn-of-lost-disk.ts";

test("a SQLite store makes its file readable for its owner only", async () => {
  await using folder = await createTemporaryFolder();
  const file = `${folder.path}/outbox.db`;
  const store = sqliteStore(file);
  await store.prepare();
  for (const part of [file, `${file}-wal`]) expect(statSync(part).mode & 0o777).toBe(0o600);
  await store.close();
});

test("a SQLite store has SQLite sync each commit", async () => {
  await using folder = await createTemporaryFolder();
  const store = sqliteStore(`${folder.path}/outbox.db`);
  const [row] = await store.transaction(() => query("PRAGMA synchronous"));
  expect(row).toEqual({ synchronous: 2 }); // FULL
  await store.close();
});

test("a SQLite store can be read while another process writes", async () => {
  await using folder = await createTemporaryFolder();
  const [reader, writer] = [1, 2].map(() => sqliteStore(`${folder.path}/outbox.db`));
  await reader?.prepare();
  await writer?.prepare();
  const count = await writer?.transaction(function* () {
    let number: unknown;
    void reader
      ?.read(() => query("SELECT count(*) AS number FROM gong_outbox_event"))
      .then(([row]) => {
        number = row?.number;
      });
    yield* query("UPDATE gong_outbox_gate SET probes = 0");
    return () => number;
  });
  await Promise.resolve();
  expect(count?.()).toBe(0);
  await reader?.close();
  await writer?.close();
});

test("a SQLite store refuses a file that is damaged, and leaves it as it is", async () => {
  await using folder = await createTemporaryFolder();
  const file = `${folder.path}/outbox.db`;
  const store = sqliteStore(file);
  await store.prepare();
  await store.close();
  const damaged = readFileSync(file).fill("damage", 0, 100);
  writeFileSync(file, damaged);
  expect(() => sqliteStore(file)).toThrowError(/cannot use .*outbox\.db: file is not a database/);
  expect(readFileSync(file).equals(damaged)).toBe(true);
});

test("a SQLite store says so when a page of its file is damaged, and leaves the file as it is", async () => {
  await using folder = await createTemporaryFolder();
  const file = `${folder.path}/outbox.db`;
  const store = sqliteStore(file);
  await store.prepare();
  await store.close();
  const damaged = readFileSync(file).fill("damage", 4_096);
  writeFileSync(file, damaged);
  const again = sqliteStore(file);
  await expect(again.prepare()).rejects.toThrowError(/malformed/);
  await again.close();
  expect(readFileSync(file).length).toBe(damaged.length);
});

test("a SQLite store says which file it is about, and what to do, when another process keeps it locked", async () => {
  await using folder = await createTemporaryFolder();
  const file = `${folder.path}/outbox.db`;
  const store = sqliteStore(file);
  await store.prepare();
  await store.transaction(() => query("PRAGMA busy_timeout = 1"));
  const other = new DatabaseSync(file);
  other.exec("BEGIN IMMEDIATE");
  const writing = store.transaction(() => query("UPDATE gong_outbox_gate SET probes = 0"));
  await expect(writing).rejects.toThrowError(
    /outbox\.db: database is locked\. Another process has kept the file locked/,
  );
  other.close();
  await store.close();
});

test("a SQLite store opens a file that is ready for it while another process writes", async () => {
  await using folder = await createTemporaryFolder();
  const file = `${folder.path}/outbox.db`;
  const first = sqliteStore(file);
  await first.prepare();
  const other = new DatabaseSync(file);
  other.exec("BEGIN IMMEDIATE");
  const second = sqliteStore(file);
  await second.prepare();
  expect(await second.read(() => query("SELECT count(*) AS number FROM gong_outbox_event"))).toEqual([{ number: 0 }]);
  await second.close();
  other.close();
  await first.close();
});

test.each([
  ["of a later version that has other columns", "9", /later version of this package \(tables 9, this one knows \d+\)/],
  ["whose version cannot be read", "none", /no version of the tables, but none: restore a copy/],
])("a SQLite store refuses tables %s, and leaves them as they are", async (_, version, message) => {
  await using folder = await createTemporaryFolder();
  const file = `${folder.path}/outbox.db`;
  const first = sqliteStore(file);
  await first.prepare();
  await first.close();
  const database = new DatabaseSync(file);
  database.exec(
    "DROP INDEX gong_outbox_lease; ALTER TABLE gong_outbox_event RENAME COLUMN lease_until TO leased_until",
  );
  database.prepare("UPDATE gong_outbox_meta SET value = ? WHERE name = 'version'").run(version);
  const listTables = (): unknown[] => database.prepare("SELECT sql FROM sqlite_schema").all();
  const before = listTables();
  const second = sqliteStore(file);
  await expect(second.prepare()).rejects.toThrowError(message);
  await second.close();
  expect(listTables()).toEqual(before);
  database.close();
});

test("a SQLite store takes nothing into a file that was removed or replaced", async () => {
  await using folder = await createTemporaryFolder();
  const file = `${folder.path}/outbox.db`;
  const store = sqliteStore(file);
  await store.prepare();
  const write = (): Promise<unknown> => store.transaction(() => query("UPDATE gong_outbox_gate SET probes = 0"));
  renameSync(file, `${file}.old`);
  await expect(write()).rejects.toThrowError(/outbox\.db was removed or replaced while it was open/);
  writeFileSync(file, "");
  await expect(write()).rejects.toThrowError(/was removed or replaced/);
  renameSync(`${file}.old`, file);
  await write();
  await store.close();
});

test("a SQLite store refuses a file that may not be written", async () => {
  await using folder = await createTemporaryFolder();
  const file = `${folder.path}/outbox.db`;
  const store = sqliteStore(file);
  await store.prepare();
  await store.close();
  chmodSync(folder.path, 0o755);
  chmodSync(file, 0o444);
  // Root may write to any file, so the test goes on as a user who may not.
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    expect(() => sqliteStore(file)).toThrowError(/cannot open .*outbox\.db.* may this process write to it/);
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
});

test.each([
  ["tmpfs", 0x01021994],
  ["overlay", 0x794c7630],
])("a SQLite store warns of a file on %s, which ends with the container", (name, type) => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  try {
    warnOfLostDisk("/data/outbox.db", () => type);
    expect(warn.mock.calls[0]?.[0]).toContain(`/data/outbox.db is on a file system of type ${name}`);
    expect(warn.mock.calls[0]?.[0]).toContain("Put it on a volume, or use PostgreSQL");
    warnOfLostDisk("/data/outbox.db", () => 0xef53);
    expect(warn).toHaveBeenCalledTimes(1);
  } finally {
    warn.mockRestore();
  }
});

test("a SQLite store keeps its time when the time of day is set forward or back by an hour", async () => {
  await using folder = await createTemporaryFolder();
  const clock = { boot: "this one", time: 5_000, now: () => clock.time };
  const open = async (): Promise<() => Promise<number>> => {
    const store = sqliteStore(`${folder.path}/outbox.db`, clock);
    await store.prepare();
    return () =>
      store.transaction(function* () {
        const [row] = yield* query(`SELECT ${store.dialect.now} AS time`);
        return Number(row?.time);
      });
  };
  const readTime = await open();
  const begin = await readTime();
  for (const jump of [3_600_000, -7_200_000]) {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + jump });
    clock.time += 10;
    const read = await open();
    expect([await readTime(), await read()]).toEqual([begin + clock.time - 5_000, begin + clock.time - 5_000]);
    vi.useRealTimers();
  }
});

test("a SQLite store goes on by the time of day after a restart of the host", async () => {
  await using folder = await createTemporaryFolder();
  const times: number[] = [];
  for (const [boot, now] of [["first", 1e9] as const, ["second", 5] as const]) {
    const store = sqliteStore(`${folder.path}/outbox.db`, { boot, now: () => now });
    await store.prepare();
    times.push(
      await store.transaction(function* () {
        const [row] = yield* query(`SELECT ${store.dialect.now} AS time`);
        return Number(row?.time);
      }),
    );
    await store.close();
  }
  for (const time of times) expect(Math.abs(time - Date.now())).toBeLessThan(60_000);
});
