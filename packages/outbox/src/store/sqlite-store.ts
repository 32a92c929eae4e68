import { createHostClock, type HostClock, openSqlite } from "@gong-engagement/limiter/sqlite";
import { OutboxStoreError } from "../outbox-errors.ts";
import type { OutboxStore, Row, Step } from "./database.ts";
import { explainSqlite } from "./explain-failure.ts";
import { createTables, tablesVersion, upgradeTables } from "./tables.ts";
import { warnOfLostDisk } from "./warn-of-lost-disk.ts";

export type { OutboxStore } from "./database.ts";

/** Free pages, of 4 KiB each, that a file may keep: they are used again. */
const mostFreePages = 256;

const toParameters = (values: readonly unknown[]): Record<string, string | number | null> =>
  Object.fromEntries(
    values.map((value, index) => [
      `$${index + 1}`,
      typeof value === "string" || typeof value === "number" ? value : null,
    ]),
  );

/**
 * Keeps the events in a SQLite file, for the processes of one host. Needs nothing but Node.js. An event is on the disk when
 * it is accepted.
 *
 * @param file - made if it is not there, readable for its owner only; on a disk that outlives the process.
 * @param clock - for tests.
 * @throws GongConfigError if the file cannot be used.
 */
export function sqliteStore(file: string, clock: HostClock = createHostClock()): OutboxStore {
  const database = openSqlite(file);
  const statements = new Map<string, ReturnType<typeof database.prepare>>();
  /** Time of day minus the time of the host's clock. The same for all processes until the host is started again. */
  let offset = Date.now() - clock.now();

  const prepareStatement = (text: string): ReturnType<typeof database.prepare> => {
    const known = statements.get(text);
    if (known) return known;
    const statement = database.prepare(text);
    statements.set(text, statement);
    return statement;
  };

  const run = <Result>(step: () => Step<Result>): Result => {
    const steps = step();
    let next = steps.next([]);
    while (!next.done) {
      const { text, values } = next.value;
      // A SELECT and what RETURNs have rows; the driver returns none for all others.
      const rows: readonly Row[] = prepareStatement(text).all(toParameters(values));
      next = steps.next(rows);
    }
    return next.value;
  };

  /** What a step throws itself goes through as it is. */
  const explain = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw Object(error).code === "ERR_SQLITE_ERROR" ? explainSqlite(file, error) : error;
    }
  };

  database.function("gong_outbox_now", () => Math.round(offset + clock.now()));

  return {
    dialect: {
      now: "gong_outbox_now()",
      skipLocked: "",
      // A value is bound by its name, which SQLite looks for among all of the statement: many values take the square of their number.
      rowsPerStatement: 20,
      tables: createTables({
        key: "INTEGER PRIMARY KEY AUTOINCREMENT",
        integer: "INTEGER",
        end: " STRICT",
      }),
    },
    async prepare() {
      if (file !== ":memory:") warnOfLostDisk(file);
      explain(() => {
        database.exec("PRAGMA secure_delete = ON");
        const setOffset = (known: unknown): void => {
          if (known !== undefined) offset = Number(known);
        };
        const hasTables = (): boolean =>
          database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'gong_outbox_meta'").get() !== undefined;
        const readMeta = (name: string): unknown =>
          database.prepare("SELECT value FROM gong_outbox_meta WHERE name = ?").get(name)?.value;
        const clockName = `clock ${clock.boot}`;
        // Whoever only reads need not wait for others: many processes may open the file at the same time, again and again.
        const isReady = database.read(() => {
          if (!hasTables() || readMeta("version") !== String(tablesVersion)) return false;
          setOffset(readMeta(clockName));
          return readMeta(clockName) !== undefined;
        });
        if (isReady) return;
        database.transaction(() => {
          // First: tables of another version may not have what the statements below name.
          if (hasTables()) run(upgradeTables);
          database.exec(this.dialect.tables);
          const writeMeta = database.prepare(
            "INSERT INTO gong_outbox_meta VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
          );
          writeMeta.run(clockName, String(offset));
          setOffset(readMeta(clockName));
        });
      });
    },
    transaction: async (step) => explain(() => database.transaction(() => run(step))),
    read: async (step) => explain(() => database.read(() => run(step))),
    async join() {
      throw new TypeError("transaction: a SQLite store has its own connection; only PostgreSQL takes yours");
    },
    async clean() {
      const read = (pragma: string): number =>
        Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
      // A VACUUM writes the whole file anew, and all wait for it: only where it gives much back.
      const free = read("freelist_count");
      explain(() => {
        if (free >= mostFreePages && free > read("page_count") / 2) database.exec("VACUUM");
        const { busy } = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get() ?? {};
        if (busy !== 1) return;
        const what = `${file}: another process is in the middle of reading, so that ${file}-wal still holds what was erased`;
        throw new OutboxStoreError(`${what}. Call again when that process has ended its transaction`, undefined);
      });
    },
    close: async () => database.close(),
  };
}
