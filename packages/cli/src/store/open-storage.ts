import { existsSync } from "node:fs";
import type { LimiterStore } from "@gong-engagement/limiter";
import type { OutboxStore } from "@gong-engagement/outbox";
import { messageOf, UsageError } from "../errors.ts";

/** Where events and the shared limit are kept: a SQLite file, or a PostgreSQL database. */
export interface Storage extends AsyncDisposable {
  readonly kind: "SQLite" | "PostgreSQL";
  /** For people: a URL without its password. */
  readonly label: string;
  openOutboxStore(): OutboxStore;
  openLimiterStore(): LimiterStore;
  /** Asks the database, and changes nothing in it. */
  query(text: string): Promise<readonly object[]>;
  /** Whether an outbox is in it. */
  holdsOutbox(): Promise<boolean>;
}

const isUrl = (location: string): boolean => /^postgres(ql)?:\/\//.test(location);

/** The location for people: without a password. */
export const labelOf = (location: string): string => {
  if (!isUrl(location) || !URL.canParse(location)) return location;
  const url = new URL(location);
  if (url.password) url.password = "***";
  url.search = "";
  return url.href;
};

const openPostgres = async (location: string): Promise<Storage> => {
  const label = labelOf(location);
  const [{ postgresStore: outboxStore }, { postgresStore: limiterStore }, pg] = await Promise.all([
    import("@gong-engagement/outbox/postgres"),
    import("@gong-engagement/limiter/postgres"),
    import("pg").catch(() => {
      throw new UsageError("A PostgreSQL store needs the package pg: npm install pg, beside @gong-engagement/cli");
    }),
  ]);
  const pool = new pg.default.Pool({ connectionString: location });
  pool.on("error", () => {}); // A connection that ends is replaced.
  const query: Storage["query"] = async (text) => (await pool.query<Record<string, unknown>>(text)).rows;
  return {
    kind: "PostgreSQL",
    label,
    openOutboxStore: () => outboxStore(pool),
    openLimiterStore: () => limiterStore(pool),
    query,
    holdsOutbox: async () => (await query("SELECT 1 WHERE to_regclass('gong_outbox_meta') IS NOT NULL")).length > 0,
    [Symbol.asyncDispose]: () => pool.end(),
  };
};

const openSqliteFile = async (file: string): Promise<Storage> => {
  if (!process.getBuiltinModule("node:sqlite")) {
    throw new UsageError(`a SQLite file needs Node.js 22.13 or newer, and this is ${process.version}`);
  }
  const [{ sqliteStore: outboxStore }, { sqliteStore: limiterStore }, { DatabaseSync }] = await Promise.all([
    import("@gong-engagement/outbox/sqlite"),
    import("@gong-engagement/limiter/sqlite"),
    import("node:sqlite"),
  ]);
  const open: Disposable[] = [];
  const query: Storage["query"] = async (text) => {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      // As the stores have it: the journal is set in the file, and synchronous in each connection.
      database.exec("PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL");
      return database.prepare(text).all();
    } finally {
      database.close();
    }
  };
  return {
    kind: "SQLite",
    label: file,
    openOutboxStore: () => outboxStore(file),
    openLimiterStore() {
      const store = limiterStore(file);
      open.push(store);
      return store;
    },
    query,
    holdsOutbox: async () => (await query("SELECT 1 FROM sqlite_schema WHERE name = 'gong_outbox_meta'")).length > 0,
    async [Symbol.asyncDispose]() {
      for (const store of open) store[Symbol.dispose]();
    },
  };
};

/**
 * Opens what `--store` names.
 *
 * @param isNew - whether a file may be made; else it has to be there
 * @throws UsageError if it cannot be had
 */
export const openStorage = async (location: string, isNew: boolean): Promise<Storage> => {
  if (location === "") throw new UsageError("--store: pass the path of a file, or the URL of a PostgreSQL database");
  if (isUrl(location)) {
    if (!URL.canParse(location)) throw new UsageError("--store: this is no URL of a PostgreSQL database");
    return openPostgres(location);
  }
  if (!isNew && !existsSync(location)) {
    throw new UsageError(
      `--store: there is no file ${location}. \`gong-engagement report\` makes one beside its input`,
    );
  }
  try {
    return await openSqliteFile(location);
  } catch (error) {
    throw new UsageError(`--store: ${messageOf(error)}`);
  }
};
