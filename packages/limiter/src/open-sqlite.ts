import { closeSync, fstatSync, openSync, type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { GongConfigError } from "@gong-engagement/client";

/** A SQLite file that is open: what is committed is on the disk, and other processes may use it too. */
export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): StatementSync;
  /** Runs `work` in a transaction that may write from its first statement on. What it throws undoes it. */
  transaction<Result>(work: () => Result): Result;
  /** Runs `work` in a transaction that only reads, beside whoever writes. */
  read<Result>(work: () => Result): Result;
  /** Adds a function to SQL. */
  function(name: string, implementation: () => number): void;
  close(): void;
}

/** Milliseconds that a statement waits for another process. The event loop waits too. */
const busyTimeout = 5_000;

/** SQLite before this version can lose commits in WAL mode with two connections (https://sqlite.org/wal.html, "WAL-reset bug"). */
const firstSafeWalVersion = [3, 51, 3];

const isAtLeast = (version: string, wanted: readonly number[]): boolean => {
  const parts = version.split(".").map(Number);
  const index = wanted.findIndex((number, position) => number !== parts[position]);
  return index < 0 || (parts[index] ?? 0) > (wanted[index] ?? 0);
};

/**
 * Opens a SQLite file, or makes it, readable for its owner only.
 *
 * @throws GongConfigError if the file cannot be opened, is not a SQLite file, or SQLite does not take the settings that keep
 * what is committed.
 */
export const openSqlite = (file: string): SqliteDatabase => {
  if (typeof file !== "string" || file === "") throw new GongConfigError("sqliteStore: pass the path of a file");
  const path = resolve(file);
  let database: DatabaseSync;
  let opened: Stats | undefined;
  try {
    if (file !== ":memory:") {
      // Made here, as SQLite would make it readable for others.
      const descriptor = openSync(path, "a", 0o600);
      opened = fstatSync(descriptor);
      closeSync(descriptor);
    }
    database = new DatabaseSync(file);
  } catch (cause) {
    throw new GongConfigError(
      `sqliteStore: cannot open ${file}: is its folder there, and may this process write to it?`,
      {
        cause,
      },
    );
  }
  const read = (pragma: string): unknown => Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0];
  const check = (pragma: string, wanted: unknown): void => {
    const value = read(pragma);
    if (value === wanted) return;
    throw new GongConfigError(`sqliteStore: ${file}: SQLite does not take ${pragma} = ${wanted}, it stays ${value}`);
  };
  try {
    database.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
    check("busy_timeout", busyTimeout);
    const version = String(Object.values(database.prepare("SELECT sqlite_version()").get() ?? {})[0]);
    const mode = isAtLeast(version, firstSafeWalVersion) ? "wal" : "delete";
    // A rollback journal whose removal is not synced would come back after a loss of power, and undo the commit.
    const synchronous = mode === "wal" ? 2 : 3; // FULL or EXTRA
    database.exec(`PRAGMA journal_mode = ${mode}; PRAGMA synchronous = ${synchronous}`);
    check("synchronous", synchronous);
    if (file !== ":memory:") check("journal_mode", mode);
  } catch (cause) {
    database.close();
    if (cause instanceof GongConfigError) throw cause;
    const why = cause instanceof Error ? cause.message : cause;
    const needs =
      "It must be a SQLite file, or none, with room on its disk, in a folder that this process may write to";
    throw new GongConfigError(`sqliteStore: cannot use ${file}: ${why}. ${needs}`, { cause });
  }
  const begin = database.prepare("BEGIN IMMEDIATE");
  const beginReading = database.prepare("BEGIN");
  const commit = database.prepare("COMMIT");
  const undo = (): void => {
    try {
      database.exec("ROLLBACK");
    } catch {
      // After some errors, such as a full disk, SQLite has undone it already.
    }
  };
  /** What is written into a removed file ends with the process, and says nothing. */
  const checkFile = (): void => {
    if (!opened) return;
    const found = statSync(path, { throwIfNoEntry: false });
    if (found && found.ino === opened.ino && found.dev === opened.dev) return;
    const what = `sqliteStore: ${file} was removed or replaced while it was open`;
    throw new GongConfigError(`${what}: put it back, or start the process again`);
  };
  const runBetween = <Result>(start: StatementSync, work: () => Result): Result => {
    start.run();
    try {
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      undo();
      throw error;
    }
  };
  return {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => database.prepare(sql),
    transaction(work) {
      checkFile();
      return runBetween(begin, work);
    },
    read: (work) => runBetween(beginReading, work),
    function: (name, implementation) => database.function(name, implementation),
    close: () => database.close(),
  };
};
