import { createHostClock, type HostClock } from "./host-clock.ts";
import type { Granted, LimiterStore, Refused, StoreRule } from "./limiter-store.ts";
import { openSqlite } from "./open-sqlite.ts";

export { createHostClock, type HostClock } from "./host-clock.ts";
export type { Granted, LimiterStore, Refused, StoreRule, StoreState } from "./limiter-store.ts";
export { openSqlite, type SqliteDatabase } from "./open-sqlite.ts";

/** A {@link LimiterStore} in a SQLite file. */
export interface SqliteStore extends LimiterStore, Disposable {
  /** Closes the file. */
  close(): void;
}

/**
 * Times are milliseconds on a clock of the table's own: set by the time of day when the row is made, advanced by the clock
 * of the host since, so that a changed time of day changes nothing. `position` counts the starts that are remembered,
 * `total` all that ever were.
 */
const schema = `
CREATE TABLE IF NOT EXISTS gong_limiter_head (
  name TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  total INTEGER NOT NULL,
  remembered INTEGER NOT NULL,
  paused_until REAL NOT NULL,
  time REAL NOT NULL,
  boot TEXT NOT NULL,
  host_time REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS gong_limiter_start (
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  id INTEGER NOT NULL,
  at REAL NOT NULL,
  PRIMARY KEY (name, position)
) STRICT, WITHOUT ROWID;
`;

interface Head {
  position: number;
  total: number;
  remembered: number;
  paused_until: number;
  time: number;
}

const toHead = (row: Readonly<Record<string, unknown>> = {}): Head => ({
  position: Number(row.position),
  total: Number(row.total),
  remembered: Number(row.remembered),
  paused_until: Number(row.paused_until),
  time: Number(row.time),
});

/** A start is looked for so far back when it is given back. */
const longestSearch = 10_000;

/**
 * Keeps the starts in a SQLite file, for processes of one host. Needs nothing but Node.js.
 *
 * @param file - made if it is not there; on a disk of this host, not on a network share.
 * @param clock - for tests.
 * @throws GongConfigError if the file cannot be used.
 */
export function sqliteStore(file: string, clock: HostClock = createHostClock()): SqliteStore {
  const database = openSqlite(file);
  database.transaction(() => database.exec(schema));
  const insertHead = database.prepare(
    "INSERT INTO gong_limiter_head VALUES (?, 0, 0, 0, 0, ?, ?, ?) ON CONFLICT (name) DO NOTHING",
  );
  // On another host, or after a restart of this one, only the time of day tells how long ago the last step was.
  const advance = database.prepare(`
    UPDATE gong_limiter_head SET
      time = CASE WHEN boot = :boot AND host_time <= :hostTime THEN time + (:hostTime - host_time) ELSE max(time, :timeOfDay) END,
      boot = :boot, host_time = :hostTime
    WHERE name = :name RETURNING position, total, remembered, paused_until, time`);
  const findStart = database.prepare("SELECT at FROM gong_limiter_start WHERE name = ? AND position = ?");
  const insertStart = database.prepare("INSERT INTO gong_limiter_start VALUES (:name, :position, :id, :time)");
  const forget = database.prepare("DELETE FROM gong_limiter_start WHERE name = ? AND position <= ?");
  const count = database.prepare(
    "UPDATE gong_limiter_head SET position = position + 1, total = total + 1, remembered = :remembered WHERE name = :name",
  );
  const findPosition = database.prepare(
    "SELECT position FROM gong_limiter_start WHERE name = ? AND position > ? AND id = ? ORDER BY position DESC LIMIT 1",
  );
  const moveUp = database.prepare(`
    UPDATE gong_limiter_start AS start SET id = later.id, at = later.at FROM gong_limiter_start AS later
    WHERE start.name = :name AND start.position >= :position AND later.name = start.name AND later.position = start.position + 1`);
  const removeLast = database.prepare("DELETE FROM gong_limiter_start WHERE name = ? AND position = ?");
  const uncount = database.prepare("UPDATE gong_limiter_head SET position = position - 1 WHERE name = ?");
  const setPause = database.prepare(
    "UPDATE gong_limiter_head SET paused_until = max(paused_until, time + :milliseconds) WHERE name = :name",
  );
  const countStarts = database.prepare("SELECT count(*) AS used FROM gong_limiter_start WHERE name = ? AND at > ?");

  /** One step: the clock is advanced, then `work` runs, all in one transaction. */
  const step = <Result>(name: string, work: (head: Head) => Result): Promise<Result> =>
    new Promise((resolve) => {
      resolve(
        database.transaction(() => {
          const hostTime = clock.now();
          const timeOfDay = Date.now();
          insertHead.run(name, timeOfDay, clock.boot, hostTime);
          return work(toHead(advance.get({ name, boot: clock.boot, hostTime, timeOfDay })));
        }),
      );
    });

  const findWait = (name: string, head: Head, rules: readonly StoreRule[]): Refused => {
    let longest: Refused = { wait: head.paused_until - head.time };
    rules.forEach(({ limit, interval }, rule) => {
      const at = findStart.get(name, head.position - limit + 1)?.at;
      const wait = typeof at === "number" ? at + interval - head.time : 0;
      if (wait > longest.wait) longest = { wait, rule };
    });
    return longest;
  };

  return {
    take: (name, rules) =>
      step(name, (head): Granted | Refused => {
        const refused = findWait(name, head, rules);
        if (refused.wait > 0) return refused;
        const remembered = Math.max(head.remembered, ...rules.map(({ limit }) => limit));
        const id = head.total + 1;
        insertStart.run({ name, position: head.position + 1, id, time: head.time });
        count.run({ name, remembered });
        forget.run(name, head.position + 1 - remembered);
        return { start: String(id) };
      }),
    giveBack: (name, start) =>
      step(name, (head) => {
        const found = findPosition.get(name, head.position - longestSearch, Number(start));
        if (found === undefined) return;
        moveUp.run({ name, position: Number(found.position) });
        removeLast.run(name, head.position);
        uncount.run(name);
      }),
    pause: (name, milliseconds) => step(name, () => void setPause.run({ name, milliseconds })),
    peek: (name, rules) =>
      step(name, ({ time, paused_until }) => ({
        used: rules.map(({ interval }) => Number(countStarts.get(name, time - interval)?.used)),
        pausedFor: Math.max(0, paused_until - time),
      })),
    close: database.close,
    [Symbol.dispose]: database.close,
  };
}
